import { randomUUID } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** A dead-letter redrive task. Times are milliseconds by the runtime's clock. */
export interface MoveTask {
  readonly id: string;
  /** The name of the source queue. */
  readonly source: string;
  /** The ARN of the destination queue; null if each message goes back to its source queue. */
  readonly destination: string | null;
  /** Messages per second; null if all are moved at once. */
  readonly rate: number | null;
  readonly started_at: number;
  readonly to_move: number;
  readonly moved: number;
  readonly next_at: number;
  readonly status: 'RUNNING' | 'COMPLETED' | 'CANCELLED' | 'FAILED';
  readonly failure: string | null;
}

type NewTask = Pick<MoveTask, 'source' | 'destination' | 'rate' | 'started_at' | 'to_move'>;

/** The tasks of all queues. */
export class MoveTaskStore {
  readonly #insert: StatementSync;
  readonly #forget: StatementSync;
  readonly #byId: StatementSync;
  readonly #latest: StatementSync;
  readonly #running: StatementSync;
  readonly #note: StatementSync;
  readonly #end: StatementSync;

  constructor(database: DatabaseSync) {
    database.exec(`
      CREATE TABLE IF NOT EXISTS move_task (
        number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, destination TEXT,
        rate INTEGER, started_at REAL NOT NULL, to_move INTEGER NOT NULL, moved INTEGER NOT NULL DEFAULT 0,
        next_at REAL NOT NULL, status TEXT NOT NULL DEFAULT 'RUNNING', failure TEXT) STRICT`);
    this.#insert = database.prepare(
      `INSERT INTO move_task (id, source, destination, rate, started_at, to_move, next_at)
        VALUES (?, ?, ?, ?, ?5, ?6, ?5) RETURNING *`,
    );
    this.#forget = database.prepare(
      `DELETE FROM move_task WHERE source = ?1 AND number NOT IN (
        SELECT number FROM move_task WHERE source = ?1 ORDER BY number DESC LIMIT ?2)`,
    );
    this.#byId = database.prepare('SELECT * FROM move_task WHERE id = ?');
    this.#latest = database.prepare('SELECT * FROM move_task WHERE source = ? ORDER BY number DESC LIMIT ?');
    this.#running = database.prepare("SELECT * FROM move_task WHERE status = 'RUNNING' ORDER BY number");
    this.#note = database.prepare('UPDATE move_task SET moved = ?, next_at = ? WHERE id = ?');
    this.#end = database.prepare('UPDATE move_task SET status = ?, failure = ? WHERE id = ?');
  }

  /** Adds a running task, and removes all tasks of its queue except the latest `kept`. */
  add({ source, destination, rate, started_at, to_move }: NewTask, kept: number): MoveTask {
    const task = this.#insert.get(randomUUID(), source, destination, rate, started_at, to_move);
    this.#forget.run(source, kept);
    return task as unknown as MoveTask;
  }

  byId(id: string): MoveTask | undefined {
    return this.#byId.get(id) as unknown as MoveTask | undefined;
  }

  latest(source: string, limit: number): MoveTask[] {
    return this.#latest.all(source, limit) as unknown as MoveTask[];
  }

  running(): MoveTask[] {
    return this.#running.all() as unknown as MoveTask[];
  }

  note(id: string, moved: number, nextAt: number): void {
    this.#note.run(moved, nextAt, id);
  }

  end(id: string, status: MoveTask['status'], failure?: string): void {
    this.#end.run(status, failure ?? null, id);
  }
}

/** Returns the service's handle for a task: its id and the ARN of its source, as JSON in base64. */
export const taskHandle = (taskId: string, sourceArn: string): string =>
  Buffer.from(JSON.stringify({ taskId, sourceArn })).toString('base64');

/** Returns the task that a handle names; undefined for an invalid handle. */
export function taskOf(handle: string): { id: string; sourceArn: string } | undefined {
  try {
    const { taskId, sourceArn } = JSON.parse(Buffer.from(handle, 'base64').toString());
    return typeof taskId === 'string' && typeof sourceArn === 'string'
      ? { id: taskId, sourceArn }
      : undefined;
  } catch {
    return undefined;
  }
}
