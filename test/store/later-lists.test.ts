import { expect, it } from 'vitest';
import { inspectSafely } from '../../functions/schedules/reconcile-cases/inspect.ts';
import { assignOfficer } from '../../lib/domain/case/assignment/assign-officer.ts';
import { evolve, openTask, runScheduledAction, startOf } from '../../lib/domain/case/case.ts';
import { decideClosure } from '../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../lib/domain/case/closure/propose.ts';
import type { CaseStore, Decision } from '../../lib/store/cases.ts';
import { deadlinesOf } from '../../lib/store/district-deadlines.ts';
import { eventWrites } from '../../lib/store/event-writes.ts';
import { auditCase, storedCase } from '../../lib/store/history-audit.ts';
import { keys } from '../../lib/store/keys.ts';
import type { Write } from '../../lib/store/table.ts';
import { openTasks } from '../../lib/store/worklist.ts';
import {
  calendar,
  day,
  friday,
  hour,
  officer,
  secondOfficer,
  supervisor,
  system,
} from '../domain/case/support/cases.ts';
import { Life, rulesAt } from '../domain/case/support/followed.ts';
import { captureOutput } from '../functions/support/output.ts';
import { person } from './support/persons.ts';
import { recordsForFile, type TestRecords } from './support/records.ts';

const file = recordsForFile();
const district = '500103';

const decided = (
  result: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: unknown },
) => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`);
  return { change: { event: result.value }, answer: undefined } as Decision<undefined>;
};

/**
 * A registration that nobody has looked at for some months: each has its task and its deadline. The lives of such cases are long,
 * so that their events are written together and not one after another. Answers its number and the day.
 */
async function leftAlone({ cases, table }: TestRecords, months: number) {
  const life = Life.registered('chongqing', friday);
  let now = friday;
  const lifecycle = rulesAt('chongqing', friday);
  for (let month = 0; month < months; month++) {
    now = Date.parse(life.state.scheduledActions['next-follow-up']?.at ?? '');
    const context = { now, actor: system };
    const event = runScheduledAction(life.state, 'next-follow-up', lifecycle, calendar, context);
    if (event?.type !== 'follow-up-opened') throw new Error('no month was opened');
    life.add(event);
    const opened = startOf(event) && openTask(life.state, event.data.taskId, 'follow-up', context);
    if (opened) life.add(opened);
  }
  const { caseId } = life.state;
  const [first, ...later] = life.events;
  await cases.create({
    caseId,
    event: first as Parameters<CaseStore['create']>[0]['event'],
    person: person(),
  });
  const loaded = await cases.load(caseId);
  if (!loaded) throw new Error('no case');
  let { state: before, lastHash } = loaded;
  const items = new Map<unknown, Write>();
  for (const event of later) {
    const after = evolve(before, caseId, event);
    const head = { ...loaded, lastHash };
    const made = eventWrites(table, head, { event, before, after, parts: { state: after, event } });
    for (const { Put } of made.writes)
      if (Put) items.set(`${Put.Item.PK} ${Put.Item.SK}`, table.putItem(Put.Item));
    ({ lastHash } = made);
    before = after;
  }
  const writes = [...items.values()];
  for (let from = 0; from < writes.length; from += 100) await table.transact(writes.slice(from, from + 100));
  // All has followed from them but for the steps of the deadlines.
  await table.put({ PK: keys.effects(caseId), SK: keys.effectsDone, upTo: 1_000 });
  return { caseId, now: now + day };
}

const propose = (cases: CaseStore, caseId: string, now: number) =>
  cases.change(caseId, ({ state }) => {
    const evidence = [{ kind: 'employment-record', source: 'register', on: '2026-11-24' }] as const;
    const context = { now, actor: officer };
    const rules = rulesAt('chongqing', now);
    return {
      ...decided(proposeClosure(state, 'employed', evidence, rules, calendar, context)),
      opening: (after) =>
        openTask(after, after.closure?.taskId ?? '', 'decide-closure', { now, actor: system }),
    };
  });
const close = (cases: CaseStore, caseId: string, now: number) =>
  cases.change(caseId, ({ state }) =>
    decided(
      decideClosure(state, state.closure?.taskId ?? '', { close: true }, rulesAt('chongqing', now), {
        now,
        actor: secondOfficer,
      }),
    ),
  );

const assign = (cases: CaseStore, caseId: string, subject: string, now: number) =>
  cases.change(caseId, ({ state }) =>
    decided(assignOfficer(state, { officer: subject, because: 'reassignment' }, { now, actor: supervisor })),
  );

/** What is listed of all cases as open: only one is in the table. */
const listed = async ({ table }: TestRecords) => ({
  tasks: await openTasks(table, [district]),
  deadlines: await deadlinesOf(table, [district], Date.parse('2100-01-01')),
});
const nothing = { tasks: [], deadlines: [] };
const faultsOf = async ({ table }: TestRecords, caseId: string) =>
  auditCase(storedCase(caseId, await table.list(keys.case(caseId))), [], undefined);
const lists = ({ found }: { readonly found: readonly string[] }) =>
  found.filter((each) => each === 'lists-not-written').length;

it('I10: a registration that nobody looked at for years can be closed, and nothing of it is listed any more', async () => {
  const records = await file.fresh();
  // With a task and a deadline for each more than the hundred writes that DynamoDB takes in a transaction.
  const { caseId, now } = await leftAlone(records, 52);
  await propose(records.cases, caseId, now);
  await close(records.cases, caseId, now + hour);
  expect(await listed(records)).toEqual(nothing);
  expect(await faultsOf(records, caseId)).toEqual([]);
});

it('I10: where the process dies before the lists have followed, the reconciliation writes them, once', async () => {
  captureOutput();
  const records = await file.fresh();
  const { caseId, now } = await leftAlone(records, 100);
  const dying = () => file.faulty(records, (write) => (write > 0 ? 'before' : undefined));
  const officers = async () => {
    const tasks = await openTasks(records.table, [district]);
    return [...new Set(tasks.map((task) => task.officer))].sort();
  };
  await assign(records.cases, caseId, 'first', now);
  expect(await officers()).toEqual(['first']);
  await assign(dying(), caseId, 'second', now);
  expect(await officers()).toEqual(['first', 'second']);
  await inspectSafely(records.table, caseId, [], now + day);
  expect(await officers()).toEqual(['second']);
  expect(await faultsOf(records, caseId)).toEqual([]);

  await propose(records.cases, caseId, now);
  await close(dying(), caseId, now);
  expect((await records.cases.load(caseId))?.state.phase).toBe('closed');
  expect(await listed(records)).not.toEqual(nothing);
  // On their way, as far as anybody can know.
  expect(lists(await inspectSafely(records.table, caseId, [], now))).toBe(0);
  expect(lists(await inspectSafely(records.table, caseId, [], now + day))).toBeGreaterThan(0);
  expect(await listed(records)).toEqual(nothing);
  expect(await faultsOf(records, caseId)).toEqual([]);
  expect(lists(await inspectSafely(records.table, caseId, [], now + day))).toBe(0);
});
