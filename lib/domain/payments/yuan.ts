/* Amounts as people write them: in the portal, too, which imports nothing else of this folder. */

/** An amount in yuan with two decimals and no separators, from fen. */
export const yuanOf = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.trunc(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

/** The amount in fen of a text in yuan with at most two decimals; undefined where it is none. Never by way of a fraction. */
export function fenOf(yuan: string): number | undefined {
  const [, whole, cents = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(yuan.trim().replaceAll(',', '')) ?? [];
  if (whole === undefined) return undefined;
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}
