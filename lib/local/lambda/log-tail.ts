/** Lambda's limit for `LogResult`, in bytes. */
const LIMIT = 4096;

/** Collects the end of what a function writes during an invocation. */
export class LogTail {
  #bytes: Buffer = Buffer.alloc(0);

  add(text: string): void {
    const bytes = Buffer.concat([this.#bytes, Buffer.from(text)]);
    this.#bytes = bytes.subarray(Math.max(0, bytes.length - LIMIT));
  }

  /** Returns the last 4 KB in Base64. */
  encoded(): string {
    return this.#bytes.toString('base64');
  }
}
