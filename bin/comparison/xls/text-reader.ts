import { damagedFile } from '../unreadable-file.ts';

/** Flags of a text ([MS-XLS] 2.5.293): two bytes per character; phonetic information and formats follow. */
const wideFlag = 0x01;
const phoneticFlag = 0x04;
const formatsFlag = 0x08;

/**
 * Reads the texts of a record that may continue in further records. If a text continues, the next record begins with a byte
 * that says again how wide its characters are; elsewhere the content simply continues. All methods throw UnreadableFile if
 * the content ends too early.
 */
export class TextReader {
  readonly #parts: readonly Buffer[];
  #part = 0;
  #at: number;

  constructor(parts: readonly Buffer[], at = 0) {
    this.#parts = parts;
    this.#at = at;
  }

  /** Whether nothing is left. */
  get atEnd(): boolean {
    return this.#rest().length === 0;
  }

  /** Reads a text with a two-byte length, without its formats and phonetic information ([MS-XLS] 2.5.293). */
  text(): string {
    return this.#text(this.#number(2));
  }

  /** Reads a text with a one-byte length ([MS-XLS] 2.5.240). */
  shortText(): string {
    return this.#text(this.#number(1));
  }

  #text(length: number): string {
    const flags = this.#number(1);
    const formats = flags & formatsFlag ? this.#number(2) : 0;
    const phonetic = flags & phoneticFlag ? this.#number(4) : 0;
    const text = this.#letters(length, (flags & wideFlag) !== 0);
    this.skip(formats * 4 + phonetic);
    return text;
  }

  #letters(length: number, wideAtFirst: boolean): string {
    const pieces: string[] = [];
    let wide = wideAtFirst;
    for (let left = length; left > 0; ) {
      if (this.#at === this.#parts[this.#part]?.length) wide = (this.#number(1) & wideFlag) !== 0;
      const rest = this.#rest();
      const width = wide ? 2 : 1;
      const here = Math.min(left, Math.floor(rest.length / width));
      if (here === 0) throw damagedFile();
      // In one-byte characters the upper byte is zero, as in Latin-1, whatever the code page of the file.
      pieces.push(rest.toString(wide ? 'utf16le' : 'latin1', 0, here * width));
      this.#at += here * width;
      left -= here;
    }
    return pieces.join('');
  }

  /** Skips bytes, across as many records as needed. */
  skip(length: number): void {
    for (let left = length; left > 0; ) {
      const here = Math.min(left, this.#rest().length);
      if (here === 0) throw damagedFile();
      this.#at += here;
      left -= here;
    }
  }

  /** Reads an integer of this many bytes. */
  #number(length: number): number {
    let value = 0;
    for (let index = 0; index < length; index++) {
      const byte = this.#rest()[0];
      if (byte === undefined) throw damagedFile();
      value += byte * 256 ** index;
      this.#at++;
    }
    return value;
  }

  /** The rest of the current part, or of the next that has any; empty at the end. */
  #rest(): Buffer {
    for (; ; this.#part++, this.#at = 0) {
      const part = this.#parts[this.#part];
      if (part === undefined) return Buffer.alloc(0);
      if (this.#at < part.length) return part.subarray(this.#at);
    }
  }
}
