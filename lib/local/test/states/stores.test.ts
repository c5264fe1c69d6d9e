import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExecutionRecord, HistoryEvent } from '../../states/engine/model.ts';
import { DiskStore } from '../../states/store/disk-store.ts';
import { MemoryStore } from '../../states/store/memory-store.ts';
import type { Store } from '../../states/store/store.ts';

const small = fc.integer({ min: 1, max: 4 });
const record = (id: number, machine: number): ExecutionRecord => ({
  id,
  machine,
  family: 'm',
  name: `e${id}`,
  definition: 1,
  program: [],
  input: '{}',
  started: id,
  version: id % 2 === 0 ? 1 : undefined,
  alias: id % 3 === 0 ? 'live' : undefined,
  traceHeader: undefined,
  item: undefined,
  status: 'RUNNING',
  stopped: undefined,
  output: undefined,
  error: undefined,
  cause: undefined,
  redrives: 0,
  redriven: undefined,
});

type Step = (store: Store) => unknown;
const step: fc.Arbitrary<Step> = fc.oneof(
  // As the engine numbers them: each number is above all those in use.
  small.map(
    (machine): Step =>
      (store) => {
        const last = [4, 3, 2, 1].find((id) => store.execution(id)) ?? 0;
        if (last < 4) store.insertExecution(record(last + 1, machine));
      },
  ),
  fc.tuple(small, fc.boolean()).map(
    ([id, redriven]): Step =>
      (store) => {
        const present = store.execution(id);
        if (present)
          store.updateExecution({
            ...present,
            status: 'FAILED',
            stopped: 9,
            error: 'E',
            redrives: redriven ? 1 : 0,
          });
      },
  ),
  small.map(
    (id): Step =>
      (store) =>
        store.deleteExecution(id),
  ),
  fc.tuple(small, small).map(
    ([id, count]): Step =>
      (store) => {
        if (!store.execution(id)) return;
        const last = store.lastEvent(id);
        const events = Array.from(
          { length: count },
          (_, index): HistoryEvent => ({
            timestamp: 1,
            type: 'T',
            id: last + index + 1,
            previousEventId: last + index,
          }),
        );
        store.appendHistory(id, events);
      },
  ),
  fc.tuple(small, small, small).map(
    ([id, from, to]): Step =>
      (store) => [store.history(id, from, from + to), store.lastEvent(id)],
  ),
  fc.tuple(small, fc.boolean()).map(
    ([id, resume]): Step =>
      (store) => {
        store.savePosition(id, resume, () => `{"at":${id}}`);
      },
  ),
  small.map(
    (id): Step =>
      (store) =>
        store.deletePosition(id),
  ),
  small.map(
    (id): Step =>
      (store) =>
        store.position(id),
  ),
  fc.tuple(fc.integer({ min: 1, max: 9 }), small).map(
    ([id, due]): Step =>
      (store) => {
        store.deleteTimer(id);
        store.addTimer({ id, due, execution: 1, scope: 0, kind: 'wait' });
      },
  ),
  small.map(
    (id): Step =>
      (store) =>
        store.deleteTimer(id),
  ),
  fc.tuple(small, small).map(
    ([now, limit]): Step =>
      (store) => [store.dueTimers(now, limit), store.nextDue()],
  ),
  fc
    .tuple(
      small,
      small,
      fc.constantFrom(
        {},
        { status: 'FAILED' },
        { version: 1 },
        { alias: 'live' },
        { redriven: true },
        { redriven: false },
      ),
    )
    .map(
      ([machine, limit, filter]): Step =>
        (store) =>
          store.executions({ machine, ...filter }, 4, limit),
    ),
  fc.tuple(small, small).map(
    ([machine, id]): Step =>
      (store) =>
        store.executionByName(machine, `e${id}`),
  ),
);

it('The store in memory gives the same answers as the store on disk', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const disk = new DiskStore('');
      const memory = new MemoryStore();
      try {
        for (const each of steps) expect(each(memory)).toEqual(each(disk));
      } finally {
        disk.close();
        memory.close();
      }
    }),
    { numRuns: 150 },
  );
});

describe('A database', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'states-store-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('of the previous version is upgraded together with its histories', () => {
    const path = join(folder, 'states.sqlite');
    const old = new DatabaseSync(path);
    const events = JSON.stringify([{ timestamp: 1, type: 'T', id: 3, previousEventId: 2 }]);
    old.exec(
      `CREATE TABLE history (
         execution INTEGER NOT NULL, first INTEGER NOT NULL, events TEXT NOT NULL, PRIMARY KEY (execution, first)
       ) WITHOUT ROWID;
       CREATE TABLE map_run (
         id INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE, execution INTEGER NOT NULL, scope INTEGER NOT NULL,
         status TEXT NOT NULL, started REAL NOT NULL, stopped REAL, concurrency INTEGER NOT NULL,
         tolerated_count INTEGER NOT NULL, tolerated_percentage REAL NOT NULL, items INTEGER NOT NULL
       );
       INSERT INTO map_run VALUES (1, 'arn', 7, 0, 'FAILED', 1, 2, 10, 0, 0, 3);
       PRAGMA user_version = 1;`,
    );
    old.prepare('INSERT INTO history VALUES (?, ?, ?)').run(7, 3, events);
    old.close();
    for (let times = 0; times < 2; times++) {
      const store = new DiskStore(path);
      expect(store.history(7, 1, 10)).toEqual(JSON.parse(events));
      expect(store.lastEvent(7)).toBe(3);
      expect(store.history(6, 1, 10)).toEqual([]);
      expect(store.mapRuns.byId(1)).toMatchObject({ status: 'FAILED', items: 3, redrives: 0 });
      store.close();
    }
  });

  it('of a later version is refused', () => {
    const path = join(folder, 'states.sqlite');
    const later = new DatabaseSync(path);
    later.exec('PRAGMA user_version = 99;');
    later.close();
    expect(() => new DiskStore(path)).toThrow('later version');
  });
});
