/**
 * Telephone area codes by the beginning of a division code. General knowledge, not taken from a source that is held
 * here (DOMAIN, mark K). A county that is not certain has none.
 */
export type AreaCodes = Readonly<Record<string, string>>;

/** The area code of a division (six digits) by the longest beginning that fits, or undefined where none does. */
export function areaCodeOf(areaCodes: AreaCodes, division: string): string | undefined {
  for (const length of [6, 4, 2]) {
    const code = areaCodes[division.slice(0, length)];
    if (code !== undefined) return code;
  }
  return undefined;
}
