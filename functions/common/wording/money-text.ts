/** An amount in fen as people read it: `1,000.00`. */
export const yuan = (fen: number): string => {
  const [whole = '0', rest = '00'] = (fen / 100).toFixed(2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
};
