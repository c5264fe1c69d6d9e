export const OneCase = () => null;
