/** Drops spaces, the ideographic one included, tabs and line ends before and after a text. Nothing invisible. */
export function trimEnds(text: string): string {
  return text.replace(/^[\p{Zs}\t\r\n]+|[\p{Zs}\t\r\n]+$/gu, '');
}

/** True when the text has a digit, letter or sign of double width (U+FF01 to U+FF5E). */
export function containsFullWidth(text: string): boolean {
  return /[\uff01-\uff5e]/.test(text);
}

/**
 * Whether a text says something: it has a letter, an ideograph or a digit that is seen. Fillers and blanks that count
 * as letters or symbols (Hangul fillers, the braille blank), invisible characters, marks and punctuation say nothing.
 */
export const saysSomething = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text.normalize('NFKC').replace(invisibleLetters, ''));

const invisibleLetters = /[\u115f\u1160\u17b4\u17b5\u3164\uffa0\u{13441}-\u{13446}]/gu;

/**
 * Whether a text has characters that no text for people has: controls other than tab and line ends, the marks that
 * turn the direction of what follows, halves of surrogate pairs, and non-characters.
 */
export const hasUnreadable = (text: string): boolean =>
  !text.isWellFormed() ||
  /[\p{Cc}\p{Noncharacter_Code_Point}]/u.test(text.replace(/[\t\r\n]/g, '')) ||
  turns.test(text);

const turns = /[\u202a-\u202e\u2066-\u2069]/u;
