export const Contact = () => null;
