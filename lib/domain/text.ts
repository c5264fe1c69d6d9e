/** Drops spaces, the ideographic one included, tabs and line ends before and after a text. Nothing invisible. */
export function trimEnds(text: string): string {
  return text.replace(/^[\p{Zs}\t\r\n]+|[\p{Zs}\t\r\n]+$/gu, '');
}

/**
 * A number as somebody has copied it from a contact list, a chat or a document: without spaces and the invisible marks
 * that turn the direction of writing or stand between characters, and with ordinary digits, letters and signs for those
 * of double width.
 * @example cleanCopied('\u202d１３９ 0013 9000\u202c') // '13900139000'
 */
export function cleanCopied(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => wide.normalize('NFKC'))
    .replace(/[\p{Cf}\p{Zs}\t\r\n]+/gu, '');
}

/** True when the text has a digit, letter or sign of double width (U+FF01 to U+FF5E). */
export function containsFullWidth(text: string): boolean {
  return /[\uff01-\uff5e]/.test(text);
}
