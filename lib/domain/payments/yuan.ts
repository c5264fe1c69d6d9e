/* Amounts as people write them: in the portal, too, which imports nothing else of this folder. */

/** An amount in yuan with two decimals and no separators, from fen. */
export const yuanOf = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.trunc(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

/**
 * The fen of an amount in yuan with at most two decimals, less than a million million; undefined if the text is not an amount.
 * It never uses fractions. Commas may only separate thousands, as office software writes them: `4000,50` is not 400,050 yuan.
 */
export function fenOf(yuan: string): number | undefined {
  const [, whole, cents = ''] = /^(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,2}))?$/.exec(yuan.trim()) ?? [];
  if (whole === undefined) return undefined;
  return Number(whole.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0'));
}
