import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handle as sendDigests } from '../../functions/schedules/send-digests/handler.ts';
import { coverageTotals } from '../../lib/store/coverage-totals.ts';
import { digestsOfMonth } from '../../lib/store/digests.ts';
import { noticesOfCase } from '../../lib/store/notices.ts';
import { recordFair } from '../../lib/store/recruitment-fairs.ts';
import { day, friday, hour, newCaseId, submission } from '../domain/case/support/cases.ts';
import { person } from '../store/support/persons.ts';
import { recordsForFile } from '../store/support/records.ts';
import { captureOutput } from './support/output.ts';
import { approve, close, contact, propose, refuse } from './support/stories.ts';
import { did } from './support/telling.ts';
import { type Faults, World } from './support/world.ts';

const file = recordsForFile();
let world: World;
let output: ReturnType<typeof captureOutput>;
let faults: { -readonly [Name in keyof Faults]: Faults[Name] };
beforeEach(async () => {
  output = captureOutput();
  faults = {};
  world = await World.begin(await file.fresh(), friday, faults);
});
afterEach(() => world.close());

const submitted = async (count = 1): Promise<string[]> => {
  const ids = Array.from({ length: count }, newCaseId);
  for (const caseId of ids)
    await world.records.cases.create({ caseId, event: submission(), person: person() });
  await world.settle();
  return ids;
};
/** A budget so small that everything is done in slices. */
const little = { items: 0, itemsInSlice: 1 };

const escalationsOf = async (caseId: string): Promise<string[]> =>
  (await world.records.cases.history(caseId)).flatMap(({ event }) =>
    event.type === 'deadline-escalated' ? [event.data.step] : [],
  );
const messages = (message: string) => output.lines().filter((line) => line.includes(`"${message}"`));

describe('A sweep of more than one invocation can do', { timeout: 60_000 }, () => {
  it('is done in slices, each step once, and is noted as complete by the workflow alone', async () => {
    const ids = await submitted(4);
    world.now += 60 * day;
    await world.sweep(little);
    const [first = []] = await Promise.all(ids.map(escalationsOf));
    expect(first.length).toBeGreaterThan(2);
    for (const caseId of ids) expect(await escalationsOf(caseId)).toEqual(first);
    expect([...(await world.executions())].filter(([name]) => name.startsWith('sweep-'))).toMatchObject([
      [expect.stringMatching(/^sweep-deadlines-\d+$/), 'SUCCEEDED'],
    ]);
    expect(messages('ROUND_COMPLETED')).toHaveLength(1);
    expect(JSON.parse(messages('DEADLINES_SWEPT')[0] ?? '{}')).toMatchObject({ complete: false });
  });

  it('goes on where it was if a slice is killed, and the next sweep makes up for a round that is stopped', async () => {
    const ids = await submitted(4);
    world.now += 60 * day;
    // Each slice at most once: one that is killed at every attempt ends its round, and which are depends on chance.
    let killed = 0;
    faults.failsTask = (task) => task.includes('RunSlice') && killed++ % 3 === 0;
    await world.sweep(little);
    faults.failsTask = () => false;
    // A slice that was killed is tried again after seconds.
    await world.harness.advanceBySeconds(600);
    await world.settle();
    expect(killed).toBeGreaterThan(3);
    const [first = []] = await Promise.all(ids.map(escalationsOf));
    for (const caseId of ids) expect(await escalationsOf(caseId)).toEqual(first);

    const others = await submitted(4);
    world.now += 60 * day;
    faults.failsTask = (task) => task.includes('RunSlice');
    await world.sweep(little);
    faults.failsTask = () => false;
    for (const [name, status] of await world.executions())
      if (status === 'RUNNING' && name.startsWith('sweep-')) await world.stop(name);
    await world.pass(hour);
    for (const caseId of others) expect(await escalationsOf(caseId)).toEqual(first);
  });

  it('starts no execution if what is due fits into one invocation', async () => {
    await submitted(3);
    await world.pass(60 * day);
    expect([...(await world.executions()).keys()].filter((name) => name.startsWith('sweep-'))).toEqual([]);
    expect(messages('ROUND_COMPLETED')).toHaveLength(1);
  });
});

describe('A reconciliation of more than one invocation can do', { timeout: 60_000 }, () => {
  it('repairs in slices what one invocation would have repaired', async () => {
    const ids = await submitted(4);
    faults.losesEffect = (effect) => effect.includes(' publish ');
    for (const caseId of ids) await did(world, caseId, refuse);
    await world.settle();
    faults.losesEffect = () => false;
    const told = () =>
      new Set(
        world.messages
          .filter(({ type }) => type === 'Case.ApplicationRefused')
          .map(({ detail }) => detail.caseId),
      );
    expect(told().size).toBe(0);
    world.now += 3 * hour;
    expect(await world.reconcile(little)).toMatchObject({ complete: false });
    expect([...told()].sort()).toEqual([...ids].sort());
    expect(messages('INVARIANTS_BROKEN').length).toBeGreaterThan(0);
    expect(messages('ROUND_COMPLETED')).toHaveLength(1);
    expect(await world.reconcile()).toMatchObject({ complete: true, 'effects-not-carried-out': 0 });
  });
});

describe('A district', { timeout: 60_000 }, () => {
  const counted = async () => (await coverageTotals(world.records.table, '500103'))?.realNames;

  it('is counted by the first reconciliation after somebody is registered there', async () => {
    const [caseId = ''] = await submitted();
    await world.reconcile();
    expect(await counted()).toBeUndefined();
    expect(await did(world, caseId, approve)).toBe(true);
    world.now += day;
    await world.reconcile();
    expect(Object.values((await counted()) ?? {}).reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('is counted although cases were last reconciled before somebody was registered and left again', async () => {
    const [caseId = ''] = await submitted();
    await world.reconcile();
    for (const act of [approve, contact, propose, close(true)]) {
      expect(await did(world, caseId, act)).toBe(true);
      await world.settle();
    }
    // Nobody sweeps in these months, either, so that the case stays as it is.
    world.now += 100 * day;
    await world.reconcile();
    expect(await counted()).toBeDefined();
  });
});

describe('Digests of more than one invocation can make', { timeout: 60_000 }, () => {
  it('are made district by district, and say the same', async () => {
    await submitted(4);
    await world.pass(20 * day);
    const at = Date.parse('2026-12-14T08:00:00+08:00');
    world.now = at;
    await sendDigests(world.records.table, 0)(undefined, at);
    await world.settle();
    const [inSlices] = await digestsOfMonth(world.records.table, '500103', '2026-12');
    expect(inSlices).toMatchObject({ overdue: 4, date: '2026-12-14' });
    expect(world.messages.filter(({ type }) => type === 'Digest.Issued')).toHaveLength(1);
    // There is one of that day, so that the other way makes none; on the next day it makes the same.
    expect(await sendDigests(world.records.table)(undefined, at)).toMatchObject({ issued: 0 });
    expect(await sendDigests(world.records.table)(undefined, at + day)).toMatchObject({ issued: 1 });
    const [atOnce] = await digestsOfMonth(world.records.table, '500103', '2026-12');
    expect(atOnce).toMatchObject({ overdue: inSlices?.overdue, kinds: inSlices?.kinds });
  });
});

describe('The message of a digest', { timeout: 60_000 }, () => {
  const issued = () => world.messages.filter(({ type }) => type === 'Digest.Issued');

  it('that was lost is sent again by the reconciliation, unchanged and once', async () => {
    await submitted();
    await world.pass(20 * day);
    world.now = Date.parse('2026-12-14T08:00:00+08:00');
    faults.losesEffect = (effect) => effect.includes('Digest.Issued');
    expect(await sendDigests(world.records.table)(undefined, world.now)).toMatchObject({ issued: 1 });
    await world.settle();
    expect(issued()).toEqual([]);
    faults.losesEffect = () => false;
    const [kept] = await digestsOfMonth(world.records.table, '500103', '2026-12');

    // It may still be in progress: nothing is sent before two sweeps have passed.
    expect(await world.reconcile()).toMatchObject({ 'effects-not-carried-out': 0 });
    expect(issued()).toEqual([]);
    world.now += 21 * hour;
    expect(await world.reconcile()).toMatchObject({ 'effects-not-carried-out': 1 });
    await world.settle();
    expect(issued()).toMatchObject([{ detail: { eventId: 'DIGEST#500103/2026-12-14', ...kept } }]);
    expect(await digestsOfMonth(world.records.table, '500103', '2026-12')).toEqual([kept]);

    world.now += day;
    expect(await world.reconcile()).toMatchObject({ 'effects-not-carried-out': 0 });
    await world.settle();
    expect(issued()).toHaveLength(1);
  });

  /** Issues the digests of a morning and loses their messages; the next morning cases are reconciled. */
  const lostOn = async (date: string, meanwhile: () => Promise<unknown> = async () => {}): Promise<void> => {
    world.now = Date.parse(`${date}T08:00:00+08:00`);
    faults.losesEffect = (effect) => effect.includes('Digest.Issued');
    expect(await sendDigests(world.records.table)(undefined, world.now)).toMatchObject({ issued: 1 });
    await world.settle();
    faults.losesEffect = () => false;
    await meanwhile();
    expect(issued()).toEqual([]);
    world.now += 21 * hour;
    await world.reconcile();
    await world.settle();
  };

  it('that was lost is sent again although its case has ended since', async () => {
    const [caseId = ''] = await submitted();
    await world.pass(20 * day);
    await lostOn('2026-12-14', () => did(world, caseId, refuse));
    expect(issued()).toMatchObject([{ detail: { eventId: 'DIGEST#500103/2026-12-14', overdue: 1 } }]);
  });

  it('that was lost is sent again even if its case has not changed for months', async () => {
    await submitted();
    for (const days of [20, 20, 40]) await world.pass(days * day);
    await lostOn('2027-02-10');
    expect(issued()).toMatchObject([{ detail: { eventId: 'DIGEST#500103/2027-02-10', overdue: 1 } }]);
  });

  it('that was lost is sent again where it is about fairs alone, and there is no case', async () => {
    const by = { at: new Date(world.now).toISOString(), by: 'supervisor-weihai' };
    await recordFair(world.records.table, { district: '371002', date: '2026-10-12' }, by);
    await lostOn('2026-12-14');
    expect(issued()).toMatchObject([
      { detail: { eventId: 'DIGEST#371002/2026-12-14', fairs: { overdue: 1 } } },
    ]);
  });

  it('that was lost is not sent when it is more than a week old', async () => {
    await submitted();
    await world.pass(20 * day);
    world.now = Date.parse('2026-12-14T08:00:00+08:00');
    faults.losesEffect = (effect) => effect.includes('Digest.Issued');
    await sendDigests(world.records.table)(undefined, world.now);
    await world.settle();
    faults.losesEffect = () => false;
    world.now += 8 * day;
    await world.reconcile();
    await world.settle();
    expect(issued()).toEqual([]);
  });
});

describe('A person whose execution is gone', { timeout: 60_000 }, () => {
  const noticesOf = async (caseId: string) =>
    (await noticesOfCase(world.records.table, caseId)).map(({ template }) => template);
  const published = (caseId: string) =>
    world.messages
      .filter(({ type, detail }) => type === 'Notice.Issued' && detail.caseId === caseId)
      .map(({ detail }) => detail.template);

  it.each([
    [
      'was stopped',
      async () => {
        for (const [name] of await world.executions()) await world.stop(name);
      },
    ],
    ['went with the store of all executions', () => world.loseExecutions()],
  ])('is told the decision although it %s, and the case goes on', async (_how, lose) => {
    const [refused = '', approved = ''] = await submitted(2);
    await lose();
    expect(await did(world, refused, refuse)).toBe(true);
    expect(await did(world, approved, approve)).toBe(true);
    await world.settle();
    expect(published(refused)).toEqual(['registration-refused']);
    expect(published(approved)).toContain('registration-approved');
    await lose();
    expect(await did(world, approved, contact)).toBe(true);
    await world.settle();
    await world.pass(3 * hour);
    await world.reconcile();
    // An execution that replaces the lost one puts the next task of the same workflow on the worklist.
    const loaded = await world.records.cases.load(approved);
    expect(Object.keys(loaded?.state.tasks ?? {})).toContain('make-service-plan-1');
    expect(await did(world, approved, propose)).toBe(true);
    await world.settle();
    await lose();
    expect(await did(world, approved, close(true))).toBe(true);
    await world.settle();
    expect(published(approved)).toContain('registration-closed');
    expect(await noticesOf(approved)).toEqual(expect.arrayContaining(published(approved)));
    await world.pass(3 * hour);
    await world.reconcile();
    await world.pass(3 * hour);
    expect(await world.reconcile()).toMatchObject({ 'workflow-not-begun': 0, 'effects-not-carried-out': 0 });
  });

  it('is found if the execution runs for a case that the table does not have', async () => {
    const input = JSON.stringify({ caseId: '01JN0CASE00000000000000000', taskId: 'decide-closure-1' });
    await submitted();
    faults.failsTask = () => false;
    await world.harness.api('StartExecution', {
      stateMachineArn: world.workflows.closure ?? '',
      name: '01JN0CASE00000000000000000-closure-1',
      input,
    });
    expect(await world.reconcile()).toMatchObject({ 'execution-without-case': 1 });
  });
});
