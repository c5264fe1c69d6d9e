/**
 * A text as a cell of a file that office software opens: one that it would take for a formula begins with an apostrophe, also
 * where white space or a line break comes before it, and also in full-width signs, which an input method writes and which
 * office software reads as the narrow ones (OWASP, CSV injection). A number is no text: it is not for this function.
 *
 * @example
 * spreadsheetText('=HYPERLINK("…")'); // "'=HYPERLINK("…")"
 */
export const spreadsheetText = (text: string): string =>
  /^(?:[\s\ufeff\0]*[=+\-@＝＋－＠]|[\t\r\n\0])/.test(text) ? `'${text}` : text;
