import { readFileSync } from 'node:fs';
import { CommandFailure } from './errors.ts';

/** Reads the bytes of a file. @throws CommandFailure with a sentence if it does not exist or may not be read. */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CommandFailure(sentenceOf(error, file));
  }
}

/** Says in a sentence why a file cannot be read or written. */
export function sentenceOf(error: unknown, file: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `There is no file ${file}.`;
  if (code === 'EISDIR') return `${file} is a folder, not a file.`;
  if (code === 'EACCES' || code === 'EPERM') return `${file} may not be opened by you.`;
  if (code === 'EEXIST') return `${file} already exists: name another file.`;
  return `${file} cannot be opened: ${message}`;
}

/**
 * Decodes UTF-8, or UTF-16 with a byte order mark, and strips the mark, which Notepad and PowerShell write.
 * @returns undefined if the bytes are neither
 */
export function decodeUnicode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(markedEncoding(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The encoding that a byte order mark names; UTF-8 if there is no mark. */
export function markedEncoding([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Reads a text file in UTF-8 (or UTF-16 with a byte order mark). @throws CommandFailure */
export function readText(file: string): string {
  const text = decodeUnicode(readBytes(file));
  if (text === undefined) throw new CommandFailure(`${file} is not in UTF-8: save it as UTF-8.`);
  return text;
}

/**
 * Reads a JSON file whose outermost value is an object.
 * @throws CommandFailure, which names the place of an error but never its content
 */
export function readJsonObject(file: string): Readonly<Record<string, unknown>> {
  const value = parseJson(file, readText(file));
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw new CommandFailure(`${file} must contain a JSON object: { ... }.`);
}

function parseJson(file: string, text: string): unknown {
  if (text.trim() === '') throw new CommandFailure(`${file} is empty.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /line (\d+) column (\d+)/.exec((error as Error).message);
    const where = place ? `, from line ${place[1]}, column ${place[2]} on` : '';
    throw new CommandFailure(`${file} is not valid JSON${where}.`);
  }
}
