export const Mandates = () => null;
