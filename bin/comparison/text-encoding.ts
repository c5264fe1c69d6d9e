import { decodeUnicode, markedEncoding } from '../support/command/text-files.ts';
import { UnreadableFile } from './unreadable-file.ts';

interface DecodedText {
  readonly text: string;
  /** The common name: UTF-8, UTF-16 or GB 18030. */
  readonly encoding: string;
}

/**
 * Decodes a text of unknown encoding: by its byte order mark, as UTF-8, as UTF-16 without a mark, or as GB 18030, the default
 * for CSV of spreadsheets in China. Never substitutes characters: a text that is damaged in one place is refused with the
 * line of that place, rather than decoded in another encoding.
 * @throws UnreadableFile
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const unmarked = markedEncoding(bytes) === 'utf-8' ? unmarkedUtf16(bytes) : undefined;
  if (unmarked) return { text: unmarked, encoding: 'UTF-16' };
  const text = decodeUnicode(bytes);
  if (markedEncoding(bytes) !== 'utf-8') {
    if (text === undefined) throw new UnreadableFile('the text in UTF-16 is damaged: save it again');
    return { text, encoding: 'UTF-16' };
  }
  if (text !== undefined) return chanceUtf8(bytes, text) ?? { text, encoding: 'UTF-8' };
  if (isMostlyUtf8(bytes)) {
    const line = firstDamagedLine(bytes, 'utf-8');
    throw new UnreadableFile(
      `line ${line} contains a byte that is not UTF-8, unlike the rest: save the file again`,
    );
  }
  const chinese = decodeGb18030(bytes);
  if (chinese === undefined) {
    const line = firstDamagedLine(bytes, 'gb18030');
    throw new UnreadableFile(
      `the text is neither in UTF-8 nor in GB 18030 (from line ${line} on): save it as CSV UTF-8`,
    );
  }
  return { text: chinese, encoding: 'GB 18030' };
}

/** Latin text in UTF-16 has a zero in every other byte. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 400);
  const zeros = (from: number) =>
    sample.filter((byte, index) => index % 2 === from && byte === 0).length / (sample.length / 2);
  const encoding = zeros(1) > 0.3 ? 'utf-16le' : zeros(0) > 0.3 ? 'utf-16be' : undefined;
  return encoding && decoded(bytes, encoding);
}

/**
 * A short text in GB 18030 may happen to be valid UTF-8. It then consists of letters such as Greek ones, which no file here
 * contains.
 */
function chanceUtf8(bytes: Uint8Array, text: string): DecodedText | undefined {
  const strange = text.match(/\P{ASCII}/gu) ?? [];
  if (strange.length === 0 || strange.some((letter) => letter < '\u0080' || letter > '\u07ff'))
    return undefined;
  const chinese = decodeGb18030(bytes);
  const others = chinese?.match(/\P{ASCII}/gu) ?? [];
  return chinese !== undefined && others.every((letter) => /\p{Script=Han}/u.test(letter))
    ? { text: chinese, encoding: 'GB 18030' }
    : undefined;
}

/** Refuses private-use characters. They appear when the text is in another Chinese encoding, such as Big5. */
function decodeGb18030(bytes: Uint8Array): string | undefined {
  const text = decoded(bytes, 'gb18030');
  return text === undefined || /\p{Co}/u.test(text) ? undefined : text;
}

/** Whether UTF-8 gives more valid Chinese characters than errors. GB 18030 gives few valid ones by chance. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const wrong = text.match(/\ufffd/g)?.length ?? 0;
  const right = text.match(/[\u0800-\ufffc]/g)?.length ?? 0;
  return right > wrong;
}

const lineFeed = 0x0a;

function firstDamagedLine(bytes: Uint8Array, encoding: string): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(lineFeed, from);
    const until = end < 0 ? bytes.length : end;
    const text = decoded(bytes.subarray(from, until), encoding);
    if (text === undefined || /\p{Co}/u.test(text)) return line;
    from = until + 1;
  }
  return line;
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
