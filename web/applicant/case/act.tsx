export const OneAct = () => null;
