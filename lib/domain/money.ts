/*
 * Money is a whole number of fen (分), never a fraction: a limit of 100,000 yuan is 10,000,000 fen, and one fen more is above it.
 */

/** An amount in yuan as people write it: digits, and at most two decimals. */
export const yuanPattern = /^(0|[1-9]\d{0,9})(\.\d{1,2})?$/;

/** The fen of an amount written in yuan; undefined if the text is not an amount: `fenOf('100000.01')` is 10000001. */
export function fenOf(yuan: string): number | undefined {
  if (!yuanPattern.test(yuan)) return undefined;
  const [whole = '', decimals = ''] = yuan.split('.');
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}

/** An amount in yuan as written in a document: `yuanOf(10000001)` is `100,000.01`. */
export function yuanOf(fen: number): string {
  const whole = String(Math.trunc(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${String(fen % 100).padStart(2, '0')}`;
}
