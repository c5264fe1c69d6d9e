/**
 * Telephone area codes by prefix of a division code. They are general knowledge, not taken from a source available here
 * (DOMAIN, mark K). A county whose code is uncertain has none.
 */
export type AreaCodes = Readonly<Record<string, string>>;

/** The area code of a division (six digits), by the longest matching prefix; undefined if none matches. */
export function areaCodeOf(areaCodes: AreaCodes, division: string): string | undefined {
  for (const length of [6, 4, 2]) {
    const code = areaCodes[division.slice(0, length)];
    if (code !== undefined) return code;
  }
  return undefined;
}
