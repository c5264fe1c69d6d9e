import { closeSync, fdatasync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { AwsError } from '../aws-error.ts';

/** One transaction of the database, shared by all calls of one turn of the event loop. */
interface Group {
  readonly committed: Promise<void>;
  readonly settle: (error?: Error) => void;
}

interface Options {
  /** The write-ahead log of the database, when what is answered must survive a loss of power. */
  readonly logFile: string | undefined;
  /** Called after a commit and before anybody learns of it. */
  readonly onCommitted: () => void;
  /** Called when a transaction was undone. */
  readonly onUndone: () => void;
}

/**
 * Lets calls that arrive together share one transaction, and one write to the disk. What a call has read or written is
 * told only when the transaction is durable. The disk is waited for in another thread.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #options: Options;
  /** Whether the open transaction is to be committed as soon as the disk has the one before. */
  #due = false;
  #log: number | undefined;
  #open: Group | undefined;
  /** What has been committed but may not be on the disk. */
  #settling: Promise<void> | undefined;
  #syncing = false;
  #closed = false;
  #waitingForSync: ((error?: Error) => void)[] = [];

  constructor(database: DatabaseSync, options: Options) {
    this.#database = database;
    this.#options = options;
  }

  /** Resolves with what `work` returns when all that it may have seen is durable. */
  async read<T>(work: () => T): Promise<T> {
    const result = work();
    if (this.#open) await this.#open.committed;
    else if (this.#settling) await this.#settling;
    return result;
  }

  /**
   * Does `work` in the open transaction and resolves when it is committed and durable.
   * @param isGuarded whether `work` may fail after it has written something, so that it needs a savepoint; otherwise any
   * error but an `AwsError` undoes the whole transaction
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
      // It, too, tells of what it has seen.
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
    // Whoever is in the group hears of a failure; that it is handled must be known even when nobody is.
    promise.catch(() => {});
    this.#open = { committed: promise, settle };
    setImmediate(() => this.#commitInTurn());
    return this.#open;
  }

  /**
   * Commits what is open, or leaves it open while the disk is written: it would have to wait for the next time anyway, and
   * whoever comes meanwhile shares its commit.
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

  /** Undoes what `work` has written when it fails, and nothing else. */
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

  /** Those who come while the disk is written wait for the next time, which serves them all. */
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
