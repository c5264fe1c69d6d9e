import type { StatementSync } from 'node:sqlite';
import type { JsonValue } from '../../service.ts';

export type ItemStatus = 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export interface MapRunRecord {
  readonly id: number;
  readonly arn: string;
  readonly execution: number;
  readonly scope: number;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  readonly started: number;
  stopped: number | undefined;
  concurrency: number;
  /** Infinite if there is no limit, like the percentage. */
  toleratedCount: number;
  toleratedPercentage: number;
  /** The number of items, before batching. */
  readonly items: number;
  readonly redrives: number;
  readonly redriven: number | undefined;
}

export interface ItemResult {
  readonly status: ItemStatus;
  readonly output?: string | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

type Prepare = (sql: string) => StatementSync;

/** The runs of distributed Maps: each item, or batch of items, with the outcome of its child execution. */
export class MapRunStore {
  readonly #prepare: Prepare;
  #next: number;

  constructor(prepare: Prepare) {
    this.#prepare = prepare;
    this.#next = ((prepare('SELECT max(id) AS id FROM map_run').get()?.id as number | null) ?? 0) + 1;
  }

  newId(): number {
    return this.#next++;
  }

  insert(run: MapRunRecord, inputs: readonly { input: JsonValue; size: number }[]): void {
    this.#prepare('INSERT INTO map_run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
      run.id,
      run.arn,
      run.execution,
      run.scope,
      run.status,
      run.started,
      run.stopped ?? null,
      run.concurrency,
      run.toleratedCount,
      run.toleratedPercentage,
      run.items,
      run.redrives,
      run.redriven ?? null,
    );
    const insert = this.#prepare(
      "INSERT INTO map_item (run, item, input, size, status) VALUES (?, ?, ?, ?, 'PENDING')",
    );
    inputs.forEach(({ input, size }, index) => {
      insert.run(run.id, index, JSON.stringify(input), size);
    });
  }

  update(run: MapRunRecord): void {
    this.#prepare(
      'UPDATE map_run SET status = ?, stopped = ?, concurrency = ?, tolerated_count = ?, tolerated_percentage = ?, redrives = ?, redriven = ? WHERE id = ?',
    ).run(
      run.status,
      run.stopped ?? null,
      run.concurrency,
      run.toleratedCount,
      run.toleratedPercentage,
      run.redrives,
      run.redriven ?? null,
      run.id,
    );
  }

  byId(id: number): MapRunRecord | undefined {
    return toRun(this.#prepare('SELECT * FROM map_run WHERE id = ?').get(id));
  }

  byArn(arn: string): MapRunRecord | undefined {
    return toRun(this.#prepare('SELECT * FROM map_run WHERE arn = ?').get(arn));
  }

  ofExecution(execution: number): MapRunRecord[] {
    return this.#prepare('SELECT * FROM map_run WHERE execution = ? ORDER BY id')
      .all(execution)
      .map((row) => toRun(row) as MapRunRecord);
  }

  /** Counts the children, and the items in them, by status. */
  counts(run: number): Map<ItemStatus, { children: number; items: number }> {
    const rows = this.#prepare(
      'SELECT status, count(*) AS children, sum(size) AS items FROM map_item WHERE run = ? GROUP BY status',
    ).all(run);
    return new Map(
      rows.map((row) => [
        row.status as ItemStatus,
        { children: row.children as number, items: row.items as number },
      ]),
    );
  }

  pending(run: number, limit: number): { item: number; input: string }[] {
    return this.#prepare(
      "SELECT item, input FROM map_item WHERE run = ? AND status = 'PENDING' ORDER BY item LIMIT ?",
    )
      .all(run, limit)
      .map((row) => ({ item: row.item as number, input: row.input as string }));
  }

  pendingSizes(run: number): { item: number; size: number }[] {
    return this.#prepare("SELECT item, size FROM map_item WHERE run = ? AND status = 'PENDING'")
      .all(run)
      .map((row) => ({ item: row.item as number, size: row.size as number }));
  }

  isPending(run: number, item: number): boolean {
    const status = this.#prepare('SELECT status FROM map_item WHERE run = ? AND item = ?').get(run, item);
    return status?.status === 'PENDING';
  }

  running(run: number): number[] {
    return this.#prepare("SELECT item FROM map_item WHERE run = ? AND status = 'RUNNING' ORDER BY item")
      .all(run)
      .map((row) => row.item as number);
  }

  setItem(run: number, item: number, result: ItemResult): void {
    this.#prepare(
      'UPDATE map_item SET status = ?, output = ?, error = ?, cause = ? WHERE run = ? AND item = ?',
    ).run(result.status, result.output ?? null, result.error ?? null, result.cause ?? null, run, item);
  }

  /** Makes items that did not succeed pending again, for a redrive. */
  reset(run: number): void {
    this.#prepare(
      "UPDATE map_item SET status = 'PENDING', output = NULL, error = NULL, cause = NULL WHERE run = ? AND status <> 'SUCCEEDED'",
    ).run(run);
  }

  outputs(run: number): JsonValue[] {
    return this.#prepare("SELECT output FROM map_item WHERE run = ? AND status = 'SUCCEEDED' ORDER BY item")
      .all(run)
      .map((row) => JSON.parse(row.output as string) as JsonValue);
  }
}

function toRun(row: ReturnType<StatementSync['get']>): MapRunRecord | undefined {
  if (!row) return undefined;
  return {
    id: row.id as number,
    arn: row.arn as string,
    execution: row.execution as number,
    scope: row.scope as number,
    status: row.status as MapRunRecord['status'],
    started: row.started as number,
    stopped: (row.stopped as number | null) ?? undefined,
    concurrency: row.concurrency as number,
    toleratedCount: row.tolerated_count as number,
    toleratedPercentage: row.tolerated_percentage as number,
    items: row.items as number,
    redrives: row.redrives as number,
    redriven: (row.redriven as number | null) ?? undefined,
  };
}
