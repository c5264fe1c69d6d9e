import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseState, evolve } from '../../lib/domain/case/case.ts';
import { deadlinesAwaiting } from '../../lib/store/due.ts';
import { type IndexName, indexKeys, keys, lists, shardOf, shards } from '../../lib/store/keys.ts';
import type { Item } from '../../lib/store/table.ts';
import { worklist } from '../../lib/store/worklist.ts';
import { type Act, act, eventOf } from '../domain/case/support/acts.ts';
import { day, friday, newCaseId, officer, submission } from '../domain/case/support/cases.ts';
import { dueNow, openDeadlines } from './support/due.ts';
import { person } from './support/persons.ts';
import { recordsForFile, type TestRecords } from './support/records.ts';

const file = recordsForFile();
const district = '500103';
const everywhere = () => true;

/** Submits a case, tries the actions on it through the store and returns its final state. */
async function lived({ cases }: TestRecords, acts: readonly Act[], now = friday): Promise<CaseState> {
  const caseId = newCaseId();
  const event = submission({}, now);
  await cases.create({ caseId, event, person: person() });
  let state = evolve(undefined, caseId, event);
  let at = now;
  for (const each of acts) {
    at += each.after;
    const changed = await cases.change(caseId, (loaded) => {
      const event = eventOf(each.attempt(loaded.state, { now: at, actor: officer }));
      return { change: event && { event }, answer: undefined };
    });
    if (changed) state = changed.loaded.state;
  }
  return state;
}

/** The contents of an index over all of its partitions. */
const indexed = (items: readonly Item[], index: IndexName) =>
  items.filter((item) => item[`${index}pk`] !== undefined && item[`${index}sk`] !== undefined);

describe('After any history of a case', () => {
  it('the indexes show its open tasks and deadlines and nothing that has ended', async () => {
    const records = await file.fresh();
    const { table } = records;
    const expected: CaseState[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 25, size: 'max' }), async (acts) => {
        expected.push(await lived(records, acts));
      }),
      { numRuns: 25, endOnFailure: true },
    );

    const listed = await worklist(table, [district], everywhere, { limit: 1000 });
    const tasks = expected.flatMap((state) =>
      Object.values(state.tasks).map((task) => ({
        caseId: state.caseId,
        taskId: task.id,
        kind: task.kind,
        openedAt: task.openedAt,
        dueAt: task.dueAt,
        ...(task.escalatedTo && { escalatedTo: task.escalatedTo }),
        awaitingInformation: task.awaitingInformation,
        ...(task.forSupervisor && { forSupervisor: task.forSupervisor }),
        ...(state.assignment && { officer: state.assignment.officer }),
        district,
        channel: state.channel,
        assisted: state.assistance !== undefined,
        applicationNumber: state.applicationNumber,
      })),
    );
    expect(sorted(listed.entries)).toEqual(sorted(tasks));

    const deadlines = expected.flatMap((state) =>
      Object.values(state.deadlines).map((each) => ({ state, each })),
    );
    const named = deadlines.map(({ state, each }) => ({ caseId: state.caseId, deadlineId: each.id }));
    expect(sorted(await openDeadlines(table))).toEqual(sorted(named));
    for (const now of [friday, friday + 2 * day, friday + 6 * day, friday + 400 * day]) {
      const due = deadlines.filter(({ each }) => {
        const step = each.steps[each.stepsDone];
        return step !== undefined && Date.parse(step.at) <= now;
      });
      expect(sorted((await dueNow(table, now)).deadlines)).toEqual(
        sorted(due.map(({ state, each }) => ({ caseId: state.caseId, deadlineId: each.id }))),
      );
    }

    const items = await records.everything();
    for (const { SK, PK } of indexed(items, 'gsi2')) {
      expect(String(SK)).toMatch(/^(?:(TASK|DUE|NOTICE)#|HEAD$)/);
      expect(String(PK)).toMatch(/^CASE#/);
    }
    // No index contains a token or sealed data.
    for (const index of ['gsi2', 'gsi1'] as const)
      for (const item of indexed(items, index)) {
        expect(item.token).toBeUndefined();
        expect(item.sealed).toBeUndefined();
      }
  });
});

const sorted = (values: readonly object[]) => values.map((value) => canonical(value)).sort();
const canonical = (value: object) => JSON.stringify(Object.fromEntries(Object.entries(value).sort()));

describe('The list of due deadlines', () => {
  it('spreads cases over its sixteen partitions and keeps each case in the same one', async () => {
    const ids = Array.from({ length: 4000 }, newCaseId);
    const byShard = Map.groupBy(ids, shardOf);
    expect([...byShard.keys()].toSorted((a, b) => a - b)).toEqual(shards);
    expect(shards).toHaveLength(16);
    for (const each of byShard.values()) expect(each.length).toBeGreaterThan(4000 / 16 / 2);
    for (const id of ids) expect(byShard.get(shardOf(id))).toContain(id);
    const partitions = shards.map((shard) => lists.due.partition(shard).value);
    expect(new Set(partitions).size).toBe(16);
  });

  it('contains a step from its instant on and not a millisecond earlier', async () => {
    const records = await file.fresh();
    const state = await lived(records, []);
    const [step] = Object.values(state.deadlines)[0]?.steps ?? [];
    const instant = Date.parse(step?.at ?? '');
    expect((await dueNow(records.table, instant - 1)).deadlines).toEqual([]);
    expect((await dueNow(records.table, instant)).deadlines).toEqual([
      { caseId: state.caseId, deadlineId: 'decision-1' },
    ]);
  });

  it('keeps a deadline whose escalation is complete among the open ones but out of every sweep', async () => {
    const records = await file.fresh();
    const climb: Act = {
      name: 'climb',
      after: 40 * day,
      attempt: (state, { now, actor }) => {
        const deadline = state.deadlines['decision-1'];
        const step = deadline?.steps[deadline.stepsDone];
        if (!step) return undefined;
        return {
          type: 'deadline-escalated',
          at: new Date(now).toISOString(),
          actor,
          data: { deadlineId: 'decision-1', step: step.name, to: step.to },
        };
      },
    };
    const state = await lived(records, Array(8).fill(climb));
    expect(state.deadlines['decision-1']?.stepsDone).toBe(state.deadlines['decision-1']?.steps.length);
    expect((await dueNow(records.table, Date.parse('2100-01-01T00:00:00Z'))).deadlines).toEqual([]);
    expect(await openDeadlines(records.table)).toEqual([{ caseId: state.caseId, deadlineId: 'decision-1' }]);
  });

  it('hands over no more deadlines that wait for a year than a sweep can move, and the others once those have moved', async () => {
    const { table } = await file.fresh();
    const { partition, sort } = lists.provisionalDeadlines;
    const caseIds = ['1', '2', '3'];
    const itemOf = (caseId: string) => ({
      PK: keys.case(caseId),
      SK: keys.deadline('decision-1'),
      caseId,
      deadlineId: 'decision-1',
    });
    for (const caseId of caseIds)
      await table.put({ ...itemOf(caseId), ...indexKeys(partition(2027, 7), sort(caseId, 'decision-1')) });
    const waiting = async () => (await deadlinesAwaiting(table, 2027, 2)).map(({ caseId }) => caseId);
    expect(await waiting()).toEqual(['1', '2']);
    for (const caseId of await waiting()) await table.put(itemOf(caseId));
    expect(await waiting()).toEqual(['3']);
  });

  it('holds the deadlines that wait for a year under that year', async () => {
    const records = await file.fresh();
    await lived(records, []);
    const waiting = await lived(records, [], Date.parse('2026-12-29T10:00:00+08:00'));
    expect(await deadlinesAwaiting(records.table, 2027, 100)).toEqual([
      { caseId: waiting.caseId, deadlineId: 'decision-1' },
    ]);
    expect(await deadlinesAwaiting(records.table, 2028, 100)).toEqual([]);
    // A waiting deadline is never part of the worklist.
    expect((await worklist(records.table, [district], everywhere, { limit: 10 })).entries).toEqual([]);
  });
});

describe('The worklist', () => {
  /** Fills several districts with open tasks, some of them due at the same instant. */
  const filled = async (records: TestRecords, count: number) => {
    const districts = ['500103', '500106', '500112'];
    const all: string[] = [];
    for (let index = 0; index < count; index++) {
      const caseId = newCaseId();
      const dueAt = new Date(friday + (index % 4) * day).toISOString();
      const own = districts[index % 3] ?? district;
      await records.table.put({
        PK: keys.case(caseId),
        SK: keys.task('decide-application-1'),
        caseId,
        taskId: 'decide-application-1',
        kind: index % 5 === 0 ? 'make-first-contact' : 'decide-application',
        openedAt: new Date(friday).toISOString(),
        dueAt,
        awaitingInformation: false,
        district: own,
        channel: 'online',
        applicationNumber: 'A',
        ...indexKeys(
          lists.openTasks.partition(own),
          lists.openTasks.sort(dueAt, caseId, 'decide-application-1'),
        ),
      });
      all.push(caseId);
    }
    return { districts, all };
  };

  it.each([1, 2, 3, 7, 24, 100])(
    'is the same in pages of %i: by due date, without gaps or repetitions, over all districts',
    async (limit) => {
      const records = await file.fresh();
      const { districts, all } = await filled(records, 24);
      const found: { dueAt: string; caseId: string; kind: string }[] = [];
      let after: string | undefined;
      do {
        const page = await worklist(records.table, districts, everywhere, { limit, after });
        expect(page.entries.length).toBeLessThanOrEqual(limit);
        if (page.next !== undefined) expect(page.entries).toHaveLength(limit);
        found.push(...page.entries);
        after = page.next;
      } while (after !== undefined);
      expect(found.map(({ caseId }) => caseId).sort()).toEqual(all.toSorted());
      const order = found.map(({ dueAt, caseId }) => `${dueAt}#${caseId}`);
      expect(order).toEqual(order.toSorted());
    },
  );

  it('fills its pages even if a filter leaves entries out', async () => {
    const records = await file.fresh();
    const { districts } = await filled(records, 24);
    const onlyContacts = (entry: { kind: string }) => entry.kind === 'make-first-contact';
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await worklist(records.table, districts, onlyContacts, { limit: 2, after });
      found.push(...page.entries.map(({ kind }) => kind));
      after = page.next;
    } while (after !== undefined);
    expect(found).toEqual(Array(5).fill('make-first-contact'));
    expect(await worklist(records.table, districts, () => false, { limit: 2 })).toEqual({ entries: [] });
    expect(await worklist(records.table, [], everywhere, { limit: 2 })).toEqual({ entries: [] });
    expect((await worklist(records.table, ['500112'], everywhere, { limit: 100 })).entries).toHaveLength(8);
  });

  it('continues from the end of a page even if earlier entries have changed since', async () => {
    const records = await file.fresh();
    const { districts, all } = await filled(records, 12);
    const first = await worklist(records.table, districts, everywhere, { limit: 5 });
    for (const { caseId } of first.entries)
      await records.table.put({ PK: keys.case(caseId), SK: keys.task('decide-application-1'), ended: true });
    const rest = await worklist(records.table, districts, everywhere, { limit: 100, after: first.next });
    const shown = [...first.entries, ...rest.entries].map(({ caseId }) => caseId);
    expect(shown.sort()).toEqual(all.toSorted());
  });
});

describe('The indexes of the template', () => {
  it('are those that the store uses, and each can be queried', async () => {
    const { table } = await file.fresh();
    for (const index of new Set(Object.values(lists).map((list) => list.index)))
      expect(await table.byIndex({ index, value: 'nobody' })).toEqual([]);
  });
});
