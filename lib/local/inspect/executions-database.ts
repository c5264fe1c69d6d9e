import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { type HistoryEvent, type Position, parsePosition } from '../states/engine/model.ts';
import { EVENTS_PER_EXECUTION, SCHEMA_VERSION } from '../states/store/schema.ts';
import { Refusal } from './refusal.ts';

/** An execution as stored. Instants are in milliseconds since 1970. */
export interface ExecutionRow {
  readonly id: number;
  /** The id of the state machine; for a child of a map run, the negative id of the map run. */
  readonly machine: number;
  /** The name of the state machine, with the label for a child of a map run. */
  readonly family: string;
  readonly name: string;
  readonly version: number | null;
  readonly alias: string | null;
  readonly status: string;
  readonly started: number;
  readonly stopped: number | null;
  readonly input: string;
  readonly output: string | null;
  readonly error: string | null;
  readonly cause: string | null;
  readonly redrives: number;
  readonly redriven: number | null;
}

export interface TimerRow {
  readonly id: number;
  readonly due: number;
  readonly kind: string;
}

export interface ExecutionFilter {
  /** The whole name, or its beginning before a dash. */
  readonly prefix?: string | undefined;
  readonly status?: string | undefined;
  /** The name of a state machine, or a part of it. */
  readonly stateMachine?: string | undefined;
  /** A part of the name. */
  readonly nameContains?: string | undefined;
  /** A part of the error. */
  readonly error?: string | undefined;
  /** Only executions before the one with this id. */
  readonly before?: number | undefined;
}

const COLUMNS =
  'id, machine, family, name, version, alias, status, started, stopped, input, output, error, cause, redrives, redriven';

/**
 * Reads the executions of a runtime from its database while it runs. One query answers for any number of executions, and the
 * runtime is not disturbed. Never writes.
 */
export class ExecutionsDatabase {
  readonly #database: DatabaseSync;

  /** @throws Refusal if it cannot be opened or was written by another version of the engine */
  constructor(dataFolder: string) {
    const file = join(dataFolder, 'states.sqlite');
    try {
      this.#database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    } catch (error) {
      throw new Refusal(`${file} cannot be read: ${(error as Error).message}.`);
    }
    const [version] = this.#rows<{ user_version: number }>('PRAGMA user_version');
    if (version?.user_version !== SCHEMA_VERSION) {
      this.#database.close();
      throw new Refusal(`${file} was written by another version of the engine: restart the runtime.`);
    }
  }

  close(): void {
    this.#database.close();
  }

  /** Lists executions, newest first, without children of map runs. */
  list(filter: ExecutionFilter, limit: number): ExecutionRow[] {
    const { where, values } = conditions(filter);
    return this.#rows(
      `SELECT ${COLUMNS} FROM execution WHERE ${where} ORDER BY id DESC LIMIT ?`,
      ...values,
      limit,
    );
  }

  /** Counts the executions by status. */
  counts(filter: ExecutionFilter): { status: string; count: number }[] {
    const { where, values } = conditions(filter);
    return this.#rows(
      `SELECT status, count(*) AS count FROM execution WHERE ${where} GROUP BY status ORDER BY count DESC`,
      ...values,
    );
  }

  /** Returns the names of the state machines that have had executions. */
  machines(): string[] {
    return this.#rows<{ family: string }>(
      'SELECT DISTINCT family FROM execution WHERE machine > 0 ORDER BY family',
    ).map(({ family }) => family);
  }

  /** Returns the executions with a name, including children of map runs, newest first. */
  named(name: string): ExecutionRow[] {
    return this.#rows(
      `SELECT ${COLUMNS} FROM execution WHERE name = ?1 AND machine IN (SELECT id FROM machine UNION SELECT -id FROM map_run) ORDER BY id DESC`,
      name,
    );
  }

  byId(id: number): ExecutionRow | undefined {
    return this.#rows<ExecutionRow>(`SELECT ${COLUMNS} FROM execution WHERE id = ?`, id)[0];
  }

  /** Returns the position of an execution; undefined once it has succeeded. */
  position(execution: number): Position | undefined {
    const [row] = this.#rows<{ state: string }>('SELECT state FROM position WHERE execution = ?', execution);
    return row && parsePosition(row.state);
  }

  /** Finds a timer by id, since timers are not indexed by execution. */
  timer(id: number | undefined): TimerRow | undefined {
    if (id === undefined) return undefined;
    return this.#rows<TimerRow>('SELECT id, due, kind FROM timer WHERE id = ?', id)[0];
  }

  history(execution: number): HistoryEvent[] {
    const first = execution * EVENTS_PER_EXECUTION;
    return this.#rows<{ events: string }>(
      'SELECT events FROM history WHERE id >= ? AND id < ? ORDER BY id',
      first,
      first + EVENTS_PER_EXECUTION,
    ).flatMap(({ events }) => JSON.parse(events) as HistoryEvent[]);
  }

  mapRun(id: number): { execution: number; items: number; status: string; arn: string } | undefined {
    return this.#rows<{ execution: number; items: number; status: string; arn: string }>(
      'SELECT execution, items, status, arn FROM map_run WHERE id = ?',
      id,
    )[0];
  }

  /** Returns the map runs that an execution has started, with the number of items in each status. */
  mapRuns(
    execution: number,
  ): { id: number; arn: string; status: string; items: { status: string; count: number }[] }[] {
    const runs = this.#rows<{ id: number; arn: string; status: string }>(
      'SELECT id, arn, status FROM map_run WHERE execution = ? ORDER BY id',
      execution,
    );
    return runs.map((run) => ({
      ...run,
      items: this.#rows<{ status: string; count: number }>(
        'SELECT status, count(*) AS count FROM map_item WHERE run = ? GROUP BY status ORDER BY status',
        run.id,
      ),
    }));
  }

  /**
   * Finds the execution whose task started the one with this ARN. It only searches executions that can be it: those of
   * definitions that start others, which had started before the child and had not ended.
   */
  parent(child: ExecutionRow, arn: string): ExecutionRow | undefined {
    const candidates = this.#rows<{ execution: number; events: string }>(
      `SELECT e.id AS execution, h.events FROM execution e
       JOIN history h ON h.id >= e.id * ?4 AND h.id < (e.id + 1) * ?4
       WHERE e.definition IN (SELECT id FROM definition WHERE instr(text, 'startExecution'))
         AND e.id < ?1 AND (e.stopped IS NULL OR e.stopped >= ?2) AND instr(h.events, ?3) ORDER BY e.id DESC`,
      child.id,
      child.started,
      arn,
      EVENTS_PER_EXECUTION,
    );
    const found = candidates.find(({ events }) =>
      startedExecutions(JSON.parse(events) as HistoryEvent[]).includes(arn),
    );
    return found && this.byId(found.execution);
  }

  #rows<T = ExecutionRow>(sql: string, ...values: SQLInputValue[]): T[] {
    try {
      return this.#database.prepare(sql).all(...values) as unknown as T[];
    } catch (error) {
      throw new Refusal(`The executions cannot be read: ${(error as Error).message}.`);
    }
  }
}

/** Returns the ARNs of the executions that tasks of these events have started. */
export function startedExecutions(events: readonly HistoryEvent[]): string[] {
  return events.flatMap((event) => {
    const details = (event.taskSubmittedEventDetails ?? event.taskSucceededEventDetails) as
      | { resourceType?: string; resource?: string; output?: string }
      | undefined;
    const starts = details?.resource?.startsWith('startExecution') === true;
    if (!starts || details?.output === undefined) return [];
    const { ExecutionArn: arn } = (JSON.parse(details.output) ?? {}) as { ExecutionArn?: unknown };
    return typeof arn === 'string' ? [arn] : [];
  });
}

function conditions({ prefix, status, stateMachine, nameContains, error, before }: ExecutionFilter) {
  // The plus prevents the use of the index by state machine: reading newest first and stopping early is faster.
  const where = ['+machine > 0'];
  const values: SQLInputValue[] = [];
  if (prefix !== undefined) {
    where.push("(name = ? OR (name >= ? || '-' AND name < ? || '.'))");
    values.push(prefix, prefix, prefix);
  }
  if (status !== undefined) {
    where.push('status = ?');
    values.push(status);
  }
  if (stateMachine !== undefined) {
    where.push('instr(lower(family), lower(?)) > 0');
    values.push(stateMachine);
  }
  const parts: [string, string | undefined][] = [
    ['name', nameContains],
    ['error', error],
  ];
  for (const [column, part] of parts) {
    if (part === undefined) continue;
    where.push(`instr(lower(coalesce(${column}, '')), lower(?)) > 0`);
    values.push(part);
  }
  if (before !== undefined) {
    where.push('id < ?');
    values.push(before);
  }
  return { where: where.join(' AND '), values };
}
