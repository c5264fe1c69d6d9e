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

/**
 * Whether a text says something: it has a letter, an ideograph or a digit that is seen. Fillers and blanks that count
 * as letters or symbols (Hangul fillers, the braille blank), invisible characters, marks and punctuation say nothing.
 */
export const saysSomething = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text.normalize('NFKC').replace(invisibleLetters, ''));

const invisibleLetters = /[\u115f\u1160\u17b4\u17b5\u3164\uffa0\u{13441}-\u{13446}]/gu;

/** Whether something was written of which nothing is seen: invisible characters, fillers and blanks that are no spaces. */
const showsNothing = (text: string): boolean =>
  trimEnds(text) !== '' &&
  !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(invisibleLetters, '').replaceAll('\u2800', ''));

/**
 * Whether a text for people has marks that turn the direction of what follows, so that it reads otherwise than it is
 * written. Numbers of documents, telephones and accounts are copied with such marks and cleaned of them: each has six
 * digits and more, and no word has.
 */
const turnsItself = (text: string): boolean =>
  turns.test(text) && !/^(?=(?:\D*\d){6})[0-9A-Za-z+()-]*$/.test(cleanCopied(text));

/**
 * Whether a text has tag characters (U+E0000 to U+E007F), in which a whole sentence can stand that no person sees and every
 * program reads.
 */
const hidesWords = (text: string): boolean => /[\u{e0000}-\u{e007f}]/u.test(text);

/**
 * Whether a text has characters that no text for people has: controls other than tab and line ends, the marks that
 * turn the direction of what follows, halves of surrogate pairs, non-characters, and words that are hidden.
 */
export const hasUnreadable = (text: string): boolean =>
  !text.isWellFormed() ||
  /[\p{Cc}\p{Noncharacter_Code_Point}]/u.test(text.replace(/[\t\r\n]/g, '')) ||
  turns.test(text) ||
  hidesWords(text);

/**
 * Characters that no text of a request may hold: half of a surrogate pair, which cannot be stored as UTF-8; U+FFFD, which
 * stands where somebody has lost a character already; what Unicode says is no character, in whichever plane; and control
 * characters other than tab and line ends.
 */
export const isUnstorable = (text: string): boolean => !text.isWellFormed() || unstorable.test(text);

const unstorable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd\p{Noncharacter_Code_Point}]/u;

/** Why a text that can be stored is not taken: a person sees nothing of it, or something else than is written. */
export function unreadableFault(text: string): 'text-says-nothing' | 'invalid-characters' | undefined {
  if (showsNothing(text)) return 'text-says-nothing';
  return turnsItself(text) || hidesWords(text) ? 'invalid-characters' : undefined;
}

/**
 * Whether a request may hold a text, whatever it is for. Who sends the lines of a file asks it of each: one line that no
 * request may hold would keep all others of its request from being taken.
 */
export const isTaken = (text: string): boolean => !isUnstorable(text) && unreadableFault(text) === undefined;

const turns = /[\u202a-\u202e\u2066-\u2069]/u;
