import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { openDatabase, type ServiceDatabase } from '../../delivery/database.ts';
import type { Durability } from '../../durability.ts';
import type { ExecutionRecord, HistoryEvent, TimerRecord } from '../engine/model.ts';
import { type MachineRecord, MachineStore } from './machines.ts';
import { MapRunStore } from './map-runs.ts';
import { MIGRATIONS, SCHEMA, SCHEMA_VERSION } from './schema.ts';

/** Which executions to list. Undefined criteria do not matter. */
export interface ExecutionFilter {
  readonly machine: number;
  readonly status?: string | undefined;
  readonly version?: number | undefined;
  readonly alias?: string | undefined;
  readonly redriven?: boolean | undefined;
}

/**
 * The data of the engine. Executions with their histories, positions and timers are kept as the subclass does; state machines,
 * map runs, and which executions wait for which are always in SQLite. All calls are synchronous.
 */
export abstract class Store {
  readonly machines: MachineStore;
  readonly mapRuns: MapRunStore;
  readonly #database: DatabaseSync;
  readonly #durable: ServiceDatabase | undefined;
  readonly #statements = new Map<string, StatementSync>();
  /** Whether any execution may be waiting for another to end. */
  #hasWaiters: boolean;
  #nextExecution: number;
  #nextTimer: number;

  constructor(path: string, durability?: Durability) {
    this.#durable = path === ':memory:' ? undefined : openDatabase(path, durability);
    this.#database = this.#durable ?? new DatabaseSync(path);
    this.#database.exec('PRAGMA temp_store = MEMORY');
    const { user_version: version } = this.#database.prepare('PRAGMA user_version').get() as {
      user_version: number;
    };
    if (version > SCHEMA_VERSION) {
      throw new Error(
        `${path} was written by a later version of the engine (${version}, this one is ${SCHEMA_VERSION})`,
      );
    }
    for (let from = version === 0 ? SCHEMA_VERSION : version; from < SCHEMA_VERSION; from++)
      this.#database.exec(`BEGIN; ${MIGRATIONS[from]} PRAGMA user_version = ${from + 1}; COMMIT;`);
    this.#database.exec(`${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION};`);
    this.machines = new MachineStore((sql) => this.statement(sql));
    this.mapRuns = new MapRunStore((sql) => this.statement(sql));
    this.#hasWaiters = this.statement('SELECT 1 FROM waiter LIMIT 1').get() !== undefined;
    this.#nextExecution = this.#largest('execution') + 1;
    this.#nextTimer = this.#largest('timer') + 1;
  }

  #largest(table: 'execution' | 'timer'): number {
    const row = this.#database.prepare(`SELECT max(id) AS id FROM ${table}`).get() as { id: number | null };
    return row.id ?? 0;
  }

  newExecutionId(): number {
    return this.#nextExecution++;
  }

  /** Makes an id for a timer. Timers of the same instant fire in the order of their ids. */
  newTimerId(): number {
    return this.#nextTimer++;
  }

  protected statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Runs `work` in one transaction, which is committed when this returns. */
  transaction(work: () => void): void {
    this.statement('BEGIN IMMEDIATE').run();
    try {
      work();
    } catch (error) {
      // When the disk is full, SQLite has rolled back itself, and the original error is the one to report.
      if (this.#database.isTransaction) this.statement('ROLLBACK').run();
      throw error;
    }
    this.statement('COMMIT').run();
  }

  /** Resolves when the disk holds everything that was committed; undefined if there is nothing to wait for. */
  flushed(): Promise<void> | undefined {
    return this.#durable?.flushed();
  }

  /** Adds an execution. Its id must be greater than all others, so that the newest are listed first. */
  abstract insertExecution(record: ExecutionRecord): void;
  abstract updateExecution(record: ExecutionRecord): void;
  abstract execution(id: number): ExecutionRecord | undefined;
  abstract executionByName(machine: number, name: string): ExecutionRecord | undefined;
  /** Lists executions, newest first. `before` is the id of the last one of the previous page. */
  abstract executions(filter: ExecutionFilter, before: number, limit: number): ExecutionRecord[];
  abstract deleteExecution(id: number): void;
  abstract appendHistory(execution: number, events: readonly HistoryEvent[]): void;
  /** Returns the events from `from` to `to` (inclusive), in order. */
  abstract history(execution: number, from: number, to: number): HistoryEvent[];
  /** Returns the number of the last event. */
  abstract lastEvent(execution: number): number;
  /**
   * @param resume whether something must be repeated after a restart, such as a call or a map run
   * @param state returns the same text until the position is saved again
   */
  abstract savePosition(execution: number, resume: boolean, state: () => string): void;
  abstract deletePosition(execution: number): void;
  abstract position(execution: number): string | undefined;
  abstract executionsToResume(): number[];
  abstract addTimer(timer: TimerRecord): void;
  abstract deleteTimer(id: number): void;
  /** Returns the first due timers, in the order of their instants and then of their ids. */
  abstract dueTimers(now: number, limit: number): TimerRecord[];
  abstract nextDue(): number | undefined;

  /** Finds an execution by ARN. If several state machines have had the same name, the newest one counts first. */
  executionByArn(arn: string): ExecutionRecord | undefined {
    const parts = arn.split(':');
    const [family = '', name = ''] = parts.slice(6);
    return parts[5] === 'execution' && parts.length === 8 ? this.executionByFamily(family, name) : undefined;
  }

  /** Finds an execution by the name of its state machine and its own. The names of a map run's children begin with its id. */
  executionByFamily(family: string, name: string): ExecutionRecord | undefined {
    if (family.includes('/')) return this.executionByName(-Number.parseInt(name.slice(0, 8), 16), name);
    for (const machine of this.machines.idsByName(family)) {
      const record = this.executionByName(machine, name);
      if (record) return record;
    }
    return undefined;
  }

  /** Finds a state machine by name that was deleted while executions of it run. It disappears when they have ended. */
  machineBeingDeleted(name: string): MachineRecord | undefined {
    const [id] = this.machines.idsByName(name);
    const machine = id === undefined ? undefined : this.machines.byId(id);
    if (!machine?.deleted) return undefined;
    const running = { machine: machine.id, status: 'RUNNING' };
    return this.executions(running, Number.MAX_SAFE_INTEGER, 1).length > 0 ? machine : undefined;
  }

  addWaiter(child: string, execution: number, scope: number): void {
    this.#hasWaiters = true;
    this.statement('INSERT OR REPLACE INTO waiter VALUES (?, ?, ?)').run(child, execution, scope);
  }

  deleteWaiter(child: string, execution: number, scope: number): void {
    this.statement('DELETE FROM waiter WHERE child = ? AND execution = ? AND scope = ?').run(
      child,
      execution,
      scope,
    );
  }

  waiters(child: string): { execution: number; scope: number }[] {
    if (!this.#hasWaiters) return [];
    return this.statement('SELECT execution, scope FROM waiter WHERE child = ?')
      .all(child)
      .map((row) => ({ execution: row.execution as number, scope: row.scope as number }));
  }

  /** Returns the waiters for executions that have ended, which may not know it yet. */
  waitersForEnded(): { execution: number; scope: number }[] {
    return this.statement('SELECT execution, scope, child FROM waiter')
      .all()
      .filter((row) => this.executionByArn(row.child as string)?.status !== 'RUNNING')
      .map((row) => ({ execution: row.execution as number, scope: row.scope as number }));
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}
