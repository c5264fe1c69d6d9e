export const OneNotice = () => null;
