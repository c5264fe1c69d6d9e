import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type {
  ExecutionRecord,
  ExecutionStatus,
  HistoryEvent,
  TimerKind,
  TimerRecord,
} from '../engine/model.ts';
import { MachineStore } from './machines.ts';
import { MapRunStore } from './map-runs.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

type Row = Record<string, string | number | bigint | null | Uint8Array>;

/** The engine's database: what `states.sqlite` holds. All calls are synchronous. */
export class Store {
  readonly machines: MachineStore;
  readonly mapRuns: MapRunStore;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #nextExecution: number;
  #nextTimer: number;

  /** @param path a file, or `:memory:`. */
  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    this.#database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;',
    );
    const { user_version: version } = this.#database.prepare('PRAGMA user_version').get() as {
      user_version: number;
    };
    if (version !== 0 && version !== SCHEMA_VERSION) {
      throw new Error(
        `${path} was written by another version of the engine (${version}, this one is ${SCHEMA_VERSION})`,
      );
    }
    this.#database.exec(`${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION};`);
    this.machines = new MachineStore((sql) => this.statement(sql));
    this.mapRuns = new MapRunStore((sql) => this.statement(sql));
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

  /** Timers of one instant fire in the order of these numbers. */
  newTimerId(): number {
    return this.#nextTimer++;
  }

  statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Carries out `work` in one transaction, which is committed when this returns. */
  transaction(work: () => void): void {
    this.statement('BEGIN IMMEDIATE').run();
    try {
      work();
    } catch (error) {
      this.statement('ROLLBACK').run();
      throw error;
    }
    this.statement('COMMIT').run();
  }

  insertExecution(record: ExecutionRecord): void {
    this.statement(
      'INSERT INTO execution (id, machine, family, name, definition, program, input, started, version, alias, trace_header, item, status, stopped, output, error, cause, redrives, redriven) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      record.id,
      record.machine,
      record.family,
      record.name,
      record.definition,
      record.program.length === 0 ? '' : JSON.stringify(record.program),
      record.input,
      record.started,
      record.version ?? null,
      record.alias ?? null,
      record.traceHeader ?? null,
      record.item ?? null,
      record.status,
      record.stopped ?? null,
      record.output ?? null,
      record.error ?? null,
      record.cause ?? null,
      record.redrives,
      record.redriven ?? null,
    );
  }

  updateExecution(record: ExecutionRecord): void {
    this.statement(
      'UPDATE execution SET status = ?, stopped = ?, output = ?, error = ?, cause = ?, redrives = ?, redriven = ? WHERE id = ?',
    ).run(
      record.status,
      record.stopped ?? null,
      record.output ?? null,
      record.error ?? null,
      record.cause ?? null,
      record.redrives,
      record.redriven ?? null,
      record.id,
    );
  }

  execution(id: number): ExecutionRecord | undefined {
    return toRecord(this.statement('SELECT * FROM execution WHERE id = ?').get(id));
  }

  executionByName(machine: number, name: string): ExecutionRecord | undefined {
    return toRecord(
      this.statement('SELECT * FROM execution WHERE machine = ? AND name = ?').get(machine, name),
    );
  }

  /** The execution that an ARN names; of several state machines of one name, the present one's. */
  executionByArn(arn: string): ExecutionRecord | undefined {
    const parts = arn.split(':');
    const [family = '', name = ''] = parts.slice(6);
    return parts[5] === 'execution' && parts.length === 8 ? this.executionByFamily(family, name) : undefined;
  }

  /** Children of a map run have its number at the beginning of their names. */
  executionByFamily(family: string, name: string): ExecutionRecord | undefined {
    if (family.includes('/')) return this.executionByName(-Number.parseInt(name.slice(0, 8), 16), name);
    for (const machine of this.machines.everNamed(family)) {
      const record = this.executionByName(machine, name);
      if (record) return record;
    }
    return undefined;
  }

  /** Newest first. `before` is the number of the last one of the page before. */
  executions(machine: number, status: string | undefined, before: number, limit: number): ExecutionRecord[] {
    const rows =
      status === undefined
        ? this.statement('SELECT * FROM execution WHERE machine = ? AND id < ? ORDER BY id DESC LIMIT ?').all(
            machine,
            before,
            limit,
          )
        : this.statement(
            'SELECT * FROM execution WHERE machine = ? AND id < ? AND status = ? ORDER BY id DESC LIMIT ?',
          ).all(machine, before, status, limit);
    return rows.map((row) => toRecord(row) as ExecutionRecord);
  }

  deleteExecution(id: number): void {
    for (const table of ['history', 'position'])
      this.statement(`DELETE FROM ${table} WHERE execution = ?`).run(id);
    this.statement('DELETE FROM execution WHERE id = ?').run(id);
  }

  appendHistory(execution: number, events: readonly HistoryEvent[]): void {
    const first = events[0];
    if (first)
      this.statement('INSERT INTO history VALUES (?, ?, ?)').run(execution, first.id, JSON.stringify(events));
  }

  /** Events from `from` to `to`, both included, in order. */
  history(execution: number, from: number, to: number): HistoryEvent[] {
    const rows = this.statement(
      'SELECT events FROM history WHERE execution = ? AND first <= ? AND first >= coalesce((SELECT max(first) FROM history WHERE execution = ? AND first <= ?), 0) ORDER BY first',
    ).all(execution, to, execution, from);
    return rows
      .flatMap((row) => JSON.parse(row.events as string) as HistoryEvent[])
      .filter((event) => event.id >= from && event.id <= to);
  }

  /** The number of the last event. */
  lastEvent(execution: number): number {
    const row = this.statement(
      'SELECT events FROM history WHERE execution = ? ORDER BY first DESC LIMIT 1',
    ).get(execution);
    return row ? ((JSON.parse(row.events as string) as HistoryEvent[]).at(-1)?.id ?? 0) : 0;
  }

  /** @param resume whether something has to be begun again after a restart: a call, a map run. */
  savePosition(execution: number, resume: boolean, state: string): void {
    this.statement(
      'INSERT INTO position VALUES (?1, ?2, ?3) ON CONFLICT (execution) DO UPDATE SET resume = ?2, state = ?3',
    ).run(execution, resume ? 1 : 0, state);
  }

  deletePosition(execution: number): void {
    this.statement('DELETE FROM position WHERE execution = ?').run(execution);
  }

  position(execution: number): string | undefined {
    return this.statement('SELECT state FROM position WHERE execution = ?').get(execution)?.state as
      | string
      | undefined;
  }

  executionsToResume(): number[] {
    return this.statement('SELECT execution FROM position WHERE resume = 1 ORDER BY execution')
      .all()
      .map((row) => row.execution as number);
  }

  addTimer(timer: TimerRecord): void {
    this.statement('INSERT INTO timer VALUES (?, ?, ?, ?, ?)').run(
      timer.id,
      timer.due,
      timer.execution,
      timer.scope,
      timer.kind,
    );
  }

  deleteTimer(id: number): void {
    this.statement('DELETE FROM timer WHERE id = ?').run(id);
  }

  dueTimers(now: number, limit: number): TimerRecord[] {
    return this.statement('SELECT * FROM timer WHERE due <= ? ORDER BY due, id LIMIT ?')
      .all(now, limit)
      .map((row) => ({
        id: row.id as number,
        due: row.due as number,
        execution: row.execution as number,
        scope: row.scope as number,
        kind: row.kind as TimerKind,
      }));
  }

  nextDue(): number | undefined {
    return this.statement('SELECT due FROM timer ORDER BY due LIMIT 1').get()?.due as number | undefined;
  }

  addWaiter(child: string, execution: number, scope: number): void {
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
    return this.statement('SELECT execution, scope FROM waiter WHERE child = ?')
      .all(child)
      .map((row) => ({ execution: row.execution as number, scope: row.scope as number }));
  }

  /** Those who wait for executions that have ended: word of it may not have reached them. */
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

function toRecord(row: Row | undefined): ExecutionRecord | undefined {
  if (!row) return undefined;
  const text = (name: string): string | undefined => (row[name] as string | null) ?? undefined;
  const number = (name: string): number | undefined => (row[name] as number | null) ?? undefined;
  return {
    id: row.id as number,
    machine: row.machine as number,
    family: row.family as string,
    name: row.name as string,
    definition: row.definition as number,
    program: row.program === '' ? [] : (JSON.parse(row.program as string) as string[]),
    input: row.input as string,
    started: row.started as number,
    version: number('version'),
    alias: text('alias'),
    traceHeader: text('trace_header'),
    item: number('item'),
    status: row.status as ExecutionStatus,
    stopped: number('stopped'),
    output: text('output'),
    error: text('error'),
    cause: text('cause'),
    redrives: row.redrives as number,
    redriven: number('redriven'),
  };
}
