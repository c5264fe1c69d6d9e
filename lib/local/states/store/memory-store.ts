import { type Timer, TimerHeap } from '../../timer-heap.ts';
import type { ExecutionRecord, HistoryEvent, TimerRecord } from '../engine/model.ts';
import { type ExecutionFilter, Store } from './store.ts';

type StoredTimer = Timer & { readonly record: TimerRecord };

/**
 * Keeps executions in memory, if nothing has to outlive the process. A write either completes or ends with the process, so
 * there is nothing to roll back.
 */
export class MemoryStore extends Store {
  readonly #executions = new Map<number, ExecutionRecord>();
  readonly #names = new Map<string, number>();
  /** The executions of each state machine or map run, oldest first. */
  readonly #machines = new Map<number, number[]>();
  readonly #histories = new Map<number, HistoryEvent[]>();
  readonly #positions = new Map<number, string | (() => string)>();
  readonly #timers = new Map<number, StoredTimer>();
  readonly #due = new TimerHeap();

  constructor() {
    super(':memory:');
  }

  override transaction(work: () => void): void {
    work();
  }

  override insertExecution(record: ExecutionRecord): void {
    const { id, machine, name } = record;
    this.#executions.set(id, { ...record });
    this.#names.set(`${machine}:${name}`, id);
    const ids = this.#machines.get(machine);
    if (ids) ids.push(id);
    else this.#machines.set(machine, [id]);
  }

  override updateExecution(record: ExecutionRecord): void {
    const { status, stopped, output, error, cause, redrives, redriven } = record;
    const kept = this.#executions.get(record.id);
    if (kept) Object.assign(kept, { status, stopped, output, error, cause, redrives, redriven });
  }

  override execution(id: number): ExecutionRecord | undefined {
    const record = this.#executions.get(id);
    return record && { ...record };
  }

  override executionByName(machine: number, name: string): ExecutionRecord | undefined {
    const id = this.#names.get(`${machine}:${name}`);
    return id === undefined ? undefined : this.execution(id);
  }

  override executions(filter: ExecutionFilter, before: number, limit: number): ExecutionRecord[] {
    const found: ExecutionRecord[] = [];
    const ids = this.#machines.get(filter.machine) ?? [];
    for (let index = ids.length - 1; index >= 0 && found.length < limit; index--) {
      const record = this.execution(ids[index] as number);
      if (record && record.id < before && isListed(record, filter)) found.push(record);
    }
    return found;
  }

  override deleteExecution(id: number): void {
    this.#histories.delete(id);
    this.#positions.delete(id);
    const record = this.#executions.get(id);
    if (!record) return;
    this.#executions.delete(id);
    this.#names.delete(`${record.machine}:${record.name}`);
    const ids = this.#machines.get(record.machine) ?? [];
    this.#machines.set(
      record.machine,
      ids.filter((other) => other !== id),
    );
  }

  override appendHistory(execution: number, events: readonly HistoryEvent[]): void {
    const history = this.#histories.get(execution);
    if (history) history.push(...events);
    else this.#histories.set(execution, [...events]);
  }

  override history(execution: number, from: number, to: number): HistoryEvent[] {
    return this.#histories.get(execution)?.slice(Math.max(from - 1, 0), Math.max(to, 0)) ?? [];
  }

  override lastEvent(execution: number): number {
    return this.#histories.get(execution)?.length ?? 0;
  }

  /** Defers serializing a position that may have to be resumed: most executions end before anything reads it. */
  override savePosition(execution: number, resume: boolean, state: () => string): void {
    this.#positions.set(execution, resume ? state : state());
  }

  override deletePosition(execution: number): void {
    this.#positions.delete(execution);
  }

  override position(execution: number): string | undefined {
    const state = this.#positions.get(execution);
    return typeof state === 'function' ? state() : state;
  }

  /** There is no earlier process to continue. */
  override executionsToResume(): number[] {
    return [];
  }

  override addTimer(record: TimerRecord): void {
    const timer = { at: record.due, order: record.id, fire: () => {}, index: -1, record };
    this.#timers.set(record.id, timer);
    this.#due.add(timer);
  }

  override deleteTimer(id: number): void {
    const timer = this.#timers.get(id);
    if (!timer) return;
    this.#timers.delete(id);
    this.#due.remove(timer);
  }

  override dueTimers(now: number, limit: number): TimerRecord[] {
    const due: StoredTimer[] = [];
    for (
      let first = this.#due.first;
      first && first.at <= now && due.length < limit;
      first = this.#due.first
    ) {
      this.#due.remove(first);
      due.push(first as StoredTimer);
    }
    for (const timer of due) this.#due.add(timer);
    return due.map(({ record }) => record);
  }

  override nextDue(): number | undefined {
    return this.#due.first?.at;
  }
}

function isListed(record: ExecutionRecord, filter: ExecutionFilter): boolean {
  const { status, version, alias, redriven } = filter;
  return (
    (status === undefined || record.status === status) &&
    (version === undefined || record.version === version) &&
    (alias === undefined || record.alias === alias) &&
    (redriven === undefined || record.redrives > 0 === redriven)
  );
}
