import { setTimeout } from 'node:timers/promises';

/** Bytes, as Lambda limits `LogResult`. */
const LIMIT = 4096;
/** Milliseconds without output, after which no more is expected of an invocation that has ended. */
const SILENCE = 100;

/** The end of what a function writes while it is invoked. */
export class LogTail {
  #bytes: Buffer = Buffer.alloc(0);
  #pieces = 0;

  add(text: string): void {
    const bytes = Buffer.concat([this.#bytes, Buffer.from(text)]);
    this.#bytes = bytes.subarray(Math.max(0, bytes.length - LIMIT));
    this.#pieces++;
  }

  /**
   * Resolves when nothing has arrived for a while. The output of a thread comes in pieces, each of which the runtime has
   * to ask for, while the result of the invocation comes at once.
   */
  async quiet(): Promise<void> {
    let seen: number;
    do {
      seen = this.#pieces;
      await setTimeout(SILENCE);
    } while (this.#pieces > seen);
  }

  /** The last 4 KB, in base64. */
  encoded(): string {
    return this.#bytes.toString('base64');
  }
}
