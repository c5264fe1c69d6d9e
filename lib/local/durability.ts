import fs from 'node:fs';
import { dirname } from 'node:path';

/** Only the owner may read the files of a data folder. */
export const OWNER_FILE = 0o600;

/**
 * What an acknowledged change survives. `disk`: a power failure, since a change is acknowledged only once it is on the disk.
 * `process`: any end of the process, but not of the machine; faster, for temporary data.
 */
export type Durability = 'disk' | 'process';

/** Makes renames and new files in a folder survive a power failure. */
export function flushFolder(path: string): void {
  const descriptor = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(descriptor);
  } catch (error) {
    // Windows, and some file systems, cannot flush a folder.
    if (!['EPERM', 'EINVAL', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Replaces a file so that a crash leaves either the old or the new content. With `flush`, a power failure does too. */
export function replaceFile(file: string, text: string, flush: boolean): void {
  const beside = `${file}.new`;
  fs.writeFileSync(beside, text, { mode: OWNER_FILE, flush });
  fs.renameSync(beside, file);
  if (flush) flushFolder(dirname(file));
}

/**
 * Flushes a file to the disk, once for all callers that wait at the same time. A caller that comes during a flush waits for the
 * next one, which is shared in the same way. The process is not blocked meanwhile.
 */
export class GroupFlush {
  readonly #path: string;
  #descriptor: number | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #closed = false;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Resolves when everything that was written to the file before the call is on the disk. Never resolves when the disk fails:
   * the error is thrown uncaught, since nothing may be acknowledged any more.
   */
  flushed(): Promise<void> {
    if (!this.#running) return this.#start();
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.#start();
    });
    return this.#next;
  }

  close(): void {
    this.#closed = true;
    if (!this.#running) this.#release();
  }

  #start(): Promise<void> {
    const running = new Promise<void>((resolve) => {
      const descriptor = this.#open();
      if (descriptor === undefined) return resolve();
      fs.fdatasync(descriptor, (error) => {
        if (error) throw error;
        if (this.#running === running) this.#running = undefined;
        if (this.#closed) this.#release();
        resolve();
      });
    });
    if (this.#descriptor !== undefined) this.#running = running;
    return running;
  }

  /** Undefined when nothing has been written yet, or the file has been closed. */
  #open(): number | undefined {
    if (this.#closed || (this.#descriptor === undefined && !fs.existsSync(this.#path))) return undefined;
    this.#descriptor ??= fs.openSync(this.#path, 'r');
    return this.#descriptor;
  }

  #release(): void {
    if (this.#descriptor !== undefined) fs.closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
