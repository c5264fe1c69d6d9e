export const Receipt = () => null;
