import type {
  ExecutionRecord,
  ExecutionStatus,
  HistoryEvent,
  TimerKind,
  TimerRecord,
} from '../engine/model.ts';
import { EVENTS_PER_EXECUTION } from './schema.ts';
import { type ExecutionFilter, Store } from './store.ts';

type Row = Record<string, string | number | bigint | null | Uint8Array>;

/** Keeps everything in one SQLite file. */
export class DiskStore extends Store {
  override insertExecution(record: ExecutionRecord): void {
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

  override updateExecution(record: ExecutionRecord): void {
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

  override execution(id: number): ExecutionRecord | undefined {
    return toRecord(this.statement('SELECT * FROM execution WHERE id = ?').get(id));
  }

  override executionByName(machine: number, name: string): ExecutionRecord | undefined {
    return toRecord(
      this.statement('SELECT * FROM execution WHERE machine = ? AND name = ?').get(machine, name),
    );
  }

  override executions(filter: ExecutionFilter, before: number, limit: number): ExecutionRecord[] {
    const { machine, status, version, alias, redriven } = filter;
    return this.statement(
      'SELECT * FROM execution WHERE machine = ?1 AND id < ?2 AND (?3 IS NULL OR status = ?3) AND (?4 IS NULL OR version = ?4) AND (?5 IS NULL OR alias = ?5) AND (?6 IS NULL OR (redrives > 0) = ?6) ORDER BY id DESC LIMIT ?7',
    )
      .all(
        machine,
        before,
        status ?? null,
        version ?? null,
        alias ?? null,
        redriven === undefined ? null : Number(redriven),
        limit,
      )
      .map((row) => toRecord(row) as ExecutionRecord);
  }

  override deleteExecution(id: number): void {
    this.statement('DELETE FROM history WHERE id BETWEEN ? AND ?').run(eventRow(id), lastEventRow(id));
    this.statement('DELETE FROM position WHERE execution = ?').run(id);
    this.statement('DELETE FROM execution WHERE id = ?').run(id);
  }

  override appendHistory(execution: number, events: readonly HistoryEvent[]): void {
    const first = events[0];
    if (first)
      this.statement('INSERT INTO history VALUES (?, ?)').run(
        eventRow(execution, first.id),
        JSON.stringify(events),
      );
  }

  override history(execution: number, from: number, to: number): HistoryEvent[] {
    const rows = this.statement(
      'SELECT events FROM history WHERE id <= ?1 AND id >= coalesce((SELECT max(id) FROM history WHERE id BETWEEN ?2 AND ?3), ?2) ORDER BY id',
    ).all(eventRow(execution, to), eventRow(execution), eventRow(execution, from));
    return rows
      .flatMap((row) => JSON.parse(row.events as string) as HistoryEvent[])
      .filter((event) => event.id >= from && event.id <= to);
  }

  override lastEvent(execution: number): number {
    const row = this.statement(
      'SELECT events FROM history WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1',
    ).get(eventRow(execution), lastEventRow(execution));
    return row ? ((JSON.parse(row.events as string) as HistoryEvent[]).at(-1)?.id ?? 0) : 0;
  }

  override savePosition(execution: number, resume: boolean, state: () => string): void {
    this.statement(
      'INSERT INTO position VALUES (?1, ?2, ?3) ON CONFLICT (execution) DO UPDATE SET resume = ?2, state = ?3',
    ).run(execution, resume ? 1 : 0, state());
  }

  override deletePosition(execution: number): void {
    this.statement('DELETE FROM position WHERE execution = ?').run(execution);
  }

  override position(execution: number): string | undefined {
    return this.statement('SELECT state FROM position WHERE execution = ?').get(execution)?.state as
      | string
      | undefined;
  }

  override executionsToResume(): number[] {
    return this.statement('SELECT execution FROM position WHERE resume = 1 ORDER BY execution')
      .all()
      .map((row) => row.execution as number);
  }

  override addTimer(timer: TimerRecord): void {
    this.statement('INSERT INTO timer VALUES (?, ?, ?, ?, ?)').run(
      timer.id,
      timer.due,
      timer.execution,
      timer.scope,
      timer.kind,
    );
  }

  override deleteTimer(id: number): void {
    this.statement('DELETE FROM timer WHERE id = ?').run(id);
  }

  override dueTimers(now: number, limit: number): TimerRecord[] {
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

  override nextDue(): number | undefined {
    return this.statement('SELECT due FROM timer ORDER BY due LIMIT 1').get()?.due as number | undefined;
  }
}

/** The id of the history row that begins with an event of an execution. */
function eventRow(execution: number, event = 0): number {
  return execution * EVENTS_PER_EXECUTION + Math.min(event, EVENTS_PER_EXECUTION - 1);
}

const lastEventRow = (execution: number): number => eventRow(execution, EVENTS_PER_EXECUTION - 1);

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
