export const Rate = () => null;
