/** Drops spaces, including the ideographic one, tabs and line ends before and after a text. Invisible characters stay. */
export function trimEnds(text: string): string {
  return text.replace(/^[\p{Zs}\t\r\n]+|[\p{Zs}\t\r\n]+$/gu, '');
}

/**
 * Cleans a number copied from a contact list, a chat or a document: without spaces and the invisible marks that change the
 * direction of writing or stand between characters, and with ordinary digits, letters and signs instead of full-width ones.
 * @example cleanCopied('\u202d１３９ 0013 9000\u202c') // '13900139000'
 */
export function cleanCopied(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => wide.normalize('NFKC'))
    .replace(/[\p{Cf}\p{Zs}\t\r\n]+/gu, '');
}

/**
 * A name as it is compared with others: without what people write in different ways, that is the width and the case of letters,
 * spaces and invisible characters.
 * @example comparableName('ＳＹＢ 创业培训（初级）') // 'SYB创业培训(初级)'
 */
export const comparableName = (name: string): string =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\p{Cf}\p{Z}\s]+/gu, '');

/** Whether the text has a full-width digit, letter or sign (U+FF01 to U+FF5E). */
export function containsFullWidth(text: string): boolean {
  return /[\uff01-\uff5e]/.test(text);
}

/**
 * Whether a text has any content: a visible letter, ideograph or digit. Fillers and blanks that count as letters or symbols
 * (Hangul fillers, the braille blank), invisible characters, marks and punctuation are not content.
 */
export const saysSomething = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text.normalize('NFKC').replace(invisibleLetters, ''));

const invisibleLetters = /[\u115f\u1160\u17b4\u17b5\u3164\uffa0\u{13441}-\u{13446}]/gu;

/** Whether a non-empty text shows nothing: invisible characters, fillers and blanks that are not spaces. */
const showsNothing = (text: string): boolean =>
  trimEnds(text) !== '' &&
  !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(invisibleLetters, '').replaceAll('\u2800', ''));

/**
 * Whether a text for people has marks that change the direction of what follows, so that it reads differently from how it was
 * written. Numbers of documents, telephones and accounts are copied with such marks, and cleaned of them: each has six or more
 * digits, and no word has.
 */
const turnsItself = (text: string): boolean =>
  turns.test(text) && !/^(?=(?:\D*\d){6})[0-9A-Za-z+()-]*$/.test(cleanCopied(text));

/**
 * Whether a text has tag characters (U+E0000 to U+E007F). They can spell a whole sentence that no person sees and every program
 * reads.
 */
const hidesWords = (text: string): boolean => /[\u{e0000}-\u{e007f}]/u.test(text);

/**
 * Whether a text has characters that do not belong in text for people: controls other than tab and line ends, the marks that
 * change the direction of what follows, halves of surrogate pairs, non-characters, and hidden words.
 */
export const hasUnreadable = (text: string): boolean =>
  /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}]/u.test(text.replace(/[\t\r\n]/g, '')) ||
  turns.test(text) ||
  hidesWords(text);

/**
 * Whether a text has characters that no request may contain: half of a surrogate pair, which cannot be stored as UTF-8; U+FFFD,
 * which replaces a character that was lost earlier; code points that Unicode defines as non-characters; and control characters
 * other than tab and line ends.
 */
export const isUnstorable = (text: string): boolean => unstorable.test(text);

const unstorable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd\p{Surrogate}\p{Noncharacter_Code_Point}]/u;

/** Why a text that can be stored is not accepted: a reader sees nothing of it, or something other than was written. */
export function unreadableFault(text: string): 'text-says-nothing' | 'invalid-characters' | undefined {
  if (showsNothing(text)) return 'text-says-nothing';
  return turnsItself(text) || hidesWords(text) ? 'invalid-characters' : undefined;
}

/**
 * Whether a request may contain a text, whatever it is for. Check this for each line of a file before sending: one unacceptable
 * line would make the service refuse all lines of its request.
 */
export const isAcceptedText = (text: string): boolean =>
  !isUnstorable(text) && unreadableFault(text) === undefined;

const turns = /[\u202a-\u202e\u2066-\u2069]/u;
