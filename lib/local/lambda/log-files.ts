import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { isFullDisk } from '../fatal-errors.ts';
import type { Writing } from './hosted-function.ts';

/** Milliseconds for which lines wait for others: a write to a file costs as much as many lines. */
const WRITE_DELAY = 50;

/** Characters after which an unfinished line is ended. An event of CloudWatch Logs has at most 1 MB. */
const LONGEST_LINE = 1024 * 1024;

type Echo = (functionName: string, line: string, by: Writing | undefined) => void;

/** Writes the output of each function to a file: `<folder>/<function>.log`. */
export class LogFiles {
  readonly #folder: string;
  readonly #echo: Echo | undefined;
  readonly #flushes: (() => void)[] = [];
  readonly #streams = new Map<string, WriteStream>();

  /** @param echo also called with every line */
  constructor(folder: string, echo?: Echo) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#echo = echo;
  }

  /** Makes a writer for one function, which joins lines that arrive in pieces. */
  writer(functionName: string): (text: string, by?: Writing) => void {
    let rest = '';
    const write = (text: string, by?: Writing): void => {
      // Searching the earlier pieces each time would take longer the longer the line is.
      if (rest.length + text.length < LONGEST_LINE && !text.includes('\n')) {
        rest += text;
        return;
      }
      const lines = (rest + text).split('\n');
      if (lines.length === 1) lines.push('');
      rest = lines.pop() ?? '';
      if (lines.length === 0) return;
      this.#append(functionName, `${lines.join('\n')}\n`);
      if (this.#echo) for (const line of lines) this.#echo(functionName, line, by);
    };
    this.#flushes.push(() => {
      if (rest !== '') write('\n');
    });
    return write;
  }

  async close(): Promise<void> {
    for (const finish of this.#flushes) finish();
    const closing = [...this.#streams.values()].map(
      (stream) => new Promise<void>((resolve) => stream.end(() => resolve())),
    );
    await Promise.all(closing);
  }

  #append(functionName: string, text: string): void {
    const stream = this.#stream(functionName);
    if (stream.writableCorked === 0) {
      stream.cork();
      setTimeout(() => stream.uncork(), WRITE_DELAY).unref();
    }
    stream.write(text);
  }

  #stream(functionName: string): WriteStream {
    let stream = this.#streams.get(functionName);
    if (!stream) {
      stream = createWriteStream(join(this.#folder, `${functionName}.log`), { flags: 'a', mode: 0o600 });
      // Lines are lost while the disk is full; the next lines are tried again.
      stream.on('error', (error) => {
        this.#streams.delete(functionName);
        if (!isFullDisk(error)) throw error;
      });
      this.#streams.set(functionName, stream);
    }
    return stream;
  }
}
