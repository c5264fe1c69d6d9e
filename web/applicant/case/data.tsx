export const MyData = () => null;
