/*
 * Money is a whole number of fen (分), never a fraction: a limit of 100,000 yuan is 10,000,000 fen, and one fen more is above it.
 * The portal uses this file, too, so it imports nothing.
 */

/** An amount in a request: digits without separators, and at most two decimals. What office software writes, `fenOf` reads. */
export const yuanPattern = /^(0|[1-9]\d{0,9})(\.\d{1,2})?$/;

/**
 * The fen of an amount in yuan with at most two decimals, less than a million million; undefined if the text is not an amount:
 * `fenOf('100,000.01')` is 10000001. It never uses fractions. Commas may only separate thousands, as office software writes
 * them: `4000,50` is not 400,050 yuan.
 */
export function fenOf(yuan: string): number | undefined {
  const [, whole, cents = ''] = /^(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,2}))?$/.exec(yuan.trim()) ?? [];
  if (whole === undefined) return undefined;
  return Number(whole.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0'));
}

/** An amount in yuan with two decimals and no separators, as files and forms have it: `yuanOf(10000001)` is `100000.01`. */
export const yuanOf = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.trunc(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

/** An amount in yuan as documents have it, with commas between thousands: `groupedYuanOf(10000001)` is `100,000.01`. */
export const groupedYuanOf = (fen: number): string => yuanOf(fen).replace(/\B(?=(\d{3})+\.)/g, ',');
