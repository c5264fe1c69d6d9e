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

/**
 * A text that a spreadsheet takes for a number and changes: it drops leading zeros, keeps 15 digits, and reads an E between
 * digits as a power of ten.
 */
const readsAsNumber = (text: string): boolean => /^(?:0\d+|\d{12,}|\d+e\d+)$/i.test(text);

/**
 * A text that a spreadsheet takes for a day although it is none, such as 3/8 or 1-2, and of which it then keeps nothing but
 * that day. Days and months as we write them, 2026-12-01 and 2026-12, are meant to be taken for what they are.
 */
const readsAsDay = (text: string): boolean =>
  /^\d{1,4}[/-]\d{1,2}(?:[/-]\d{1,4})?$/.test(text) && !/^\d{4}-\d\d(?:-\d\d)?$/.test(text);

/**
 * Makes a text safe as a cell like `spreadsheetText`, and has office software keep it as it is: what it would read as another
 * number or as a day gets a leading apostrophe, too. Not for files that another program reads.
 *
 * @example
 * unchangedText('02363152000'); // "'02363152000"
 * unchangedText('3/8'); // "'3/8"
 */
export const unchangedText = (text: string): string =>
  readsAsNumber(text) || readsAsDay(text) ? `'${text}` : spreadsheetText(text);
