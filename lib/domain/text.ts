/** Drops spaces, the ideographic one included, tabs and line ends before and after a text. Nothing invisible. */
export function trimEnds(text: string): string {
  return text.replace(/^[\p{Zs}\t\r\n]+|[\p{Zs}\t\r\n]+$/gu, '');
}

/** True when the text has a digit, letter or sign of double width (U+FF01 to U+FF5E). */
export function containsFullWidth(text: string): boolean {
  return /[\uff01-\uff5e]/.test(text);
}
