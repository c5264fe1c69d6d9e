import { closeSync, fdatasync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError } from '../aws-error.ts';

/** One database transaction, shared by all calls of one turn of the event loop. */
interface Group {
  readonly committed: Promise<void>;
  readonly settle: (error?: Error) => void;
}

interface Options {
  /** The write-ahead log of the database, if acknowledged data must survive a power failure. */
  readonly logFile: string | undefined;
  /** Called after a commit, before any caller learns of it. */
  readonly onCommitted: () => void;
  /** Called after a rollback. */
  readonly onUndone: () => void;
}

/**
 * Lets calls that arrive together share one transaction and one write to the disk. A call resolves only when everything that it
 * has read or written is durable. Another thread waits for the disk.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #options: Options;
  /** Whether the open transaction is to be committed as soon as the previous one is on the disk. */
  #due = false;
  #log: number | undefined;
  #open: Group | undefined;
  /** Pending while committed data may not be on the disk yet. */
  #settling: Promise<void> | undefined;
  #syncing = false;
  #closed = false;
  #waitingForSync: ((error?: Error) => void)[] = [];

  constructor(database: DatabaseSync, options: Options) {
    this.#database = database;
    this.#options = options;
  }

  /** Resolves with the result of `work` when all data that it may have seen is durable. */
  async read<T>(work: () => T): Promise<T> {
    const result = work();
    if (this.#open) await this.#open.committed;
    else if (this.#settling) await this.#settling;
    return result;
  }

  /**
   * Runs `work` in the open transaction, and resolves when that is committed and durable.
   * @param isGuarded whether `work` may fail after it has written something, and so needs a savepoint. Without one, any error
   * other than an `AwsError` rolls back the whole transaction.
   */
  async write<T>(work: () => T, isGuarded: boolean): Promise<T> {
    const group = this.#group();
    let result: T;
    try {
      result = isGuarded ? this.#guarded(work) : work();
    } catch (error) {
      if (!isGuarded && !(error instanceof AwsError)) {
        this.#undo(group, error as Error);
        throw error;
      }
      // The error, too, reveals what `work` has seen.
      await group.committed;
      throw error;
    }
    await group.committed;
    return result;
  }

  close(): void {
    this.#commit();
    this.#closed = true;
    if (!this.#syncing) this.#closeLog();
  }

  #closeLog(): void {
    if (this.#log !== undefined) closeSync(this.#log);
    this.#log = undefined;
  }

  #group(): Group {
    if (this.#open) return this.#open;
    this.#database.exec('BEGIN IMMEDIATE');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const settle = (error?: Error) => (error ? reject(error) : resolve());
    // Every caller in the group hears of a failure. This handler prevents an unhandled rejection when no caller is waiting.
    promise.catch(() => {});
    this.#open = { committed: promise, settle };
    setImmediate(() => this.#commitInTurn());
    return this.#open;
  }

  /**
   * Commits the open transaction, or leaves it open while the disk is being written: it would have to wait for the next write
   * anyway, and callers that come meanwhile share its commit.
   */
  #commitInTurn(): void {
    if (this.#syncing) this.#due = true;
    else this.#commit();
  }

  #commit(): void {
    const group = this.#open;
    this.#due = false;
    if (!group) return;
    this.#open = undefined;
    try {
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#rollBack(group, error as Error);
      return;
    }
    this.#settling = group.committed;
    const forget = () => {
      if (this.#settling === group.committed) this.#settling = undefined;
    };
    group.committed.then(forget, forget);
    this.#options.onCommitted();
    this.#sync(group.settle);
  }

  /** Rolls back only the writes of `work` when it fails. */
  #guarded<T>(work: () => T): T {
    this.#database.exec('SAVEPOINT guarded');
    try {
      const result = work();
      this.#database.exec('RELEASE guarded');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK TO guarded; RELEASE guarded');
      this.#options.onUndone();
      throw error;
    }
  }

  #undo(group: Group, error: Error): void {
    if (this.#open !== group) return;
    this.#open = undefined;
    this.#rollBack(group, error);
  }

  #rollBack(group: Group, error: Error): void {
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
    this.#options.onUndone();
    group.settle(error);
  }

  /** Flushes the log. Callers that come during a flush wait for the next one, which serves them all. */
  #sync(done: (error?: Error) => void): void {
    const { logFile } = this.#options;
    if (logFile === undefined) {
      done();
      return;
    }
    this.#waitingForSync.push(done);
    if (this.#syncing) return;
    this.#log ??= openSync(logFile, 'r+');
    const served = this.#waitingForSync;
    this.#waitingForSync = [];
    this.#syncing = true;
    fdatasync(this.#log, (error) => {
      this.#syncing = false;
      for (const settle of served) settle(error ?? undefined);
      if (this.#due) this.#commit();
      const next = this.#waitingForSync.pop();
      if (next) this.#sync(next);
      else if (this.#closed) this.#closeLog();
    });
  }
}
