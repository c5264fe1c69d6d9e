/**
 * Makes a text safe as a cell of a file that office software opens: text that it would take for a formula gets a leading
 * apostrophe. This includes formulas after white space or a line break, and full-width signs, which an input method writes and
 * office software reads as ordinary ones (OWASP, CSV injection). Not for numbers.
 *
 * @example
 * spreadsheetText('=HYPERLINK("…")'); // "'=HYPERLINK("…")"
 */
export const spreadsheetText = (text: string): string =>
  /^(?:[\s\ufeff\0]*[=+\-@＝＋－＠]|[\t\r\n\0])/.test(text) ? `'${text}` : text;
