import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent, CaseRefusal, CaseState } from '../../../lib/domain/case/case.ts';
import { decideClosure } from '../../../lib/domain/case/closure/decide.ts';
import { proposeClosure } from '../../../lib/domain/case/closure/propose.ts';
import { attemptFollowUp } from '../../../lib/domain/case/follow-up/attempt.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import type { Result } from '../../../lib/domain/result.ts';
import { keys } from '../../../lib/store/keys.ts';
import { calendar, day, lifecycleOf } from '../../domain/case/support/cases.ts';
import { application, identityNumber } from '../../support/applications.ts';
import { executionOf } from '../../support/executions.ts';
import { SystemStore } from '../../support/store.ts';
import { System } from '../../support/system.ts';
import { followUpTask, found, month } from './november.ts';

/**
 * The month of November for registrations made on Monday the 16th, each of them the case of one test. Nobody is
 * contacted in time, so the month's follow-up begins on Tuesday the 24th at 00:00 (CQ-2.5), and the clock stays there.
 */
let system: System;
let store: SystemStore;
const cases = new Map<string, string>();
const names = ['compared', 'comparison fails', 'done', 'excused', 'closed', 'open'];
const of = (name: string): string => cases.get(name) ?? '';

beforeAll(async () => {
  system = await System.start('2026-11-16T09:00:00+08:00');
  store = await SystemStore.of(system);
  for (const name of names) await register(name);
  await system.skipTo('2026-11-23T12:00:00+08:00');
  await comparisonsOf('compared', 'comparison fails');
  await system.to('2026-11-24T01:00:00+08:00');
});
afterAll(async () => {
  store.close();
  await system.close();
});

const people = new Map(names.map((name) => [name, identityNumber()]));

async function register(name: string): Promise<void> {
  const body = application({
    applicant: { name: '张伟', identityNumber: people.get(name), phone: '13800138000' },
  });
  const submitted = await system.call('POST', '/applications', { as: 'applicant', body });
  const caseId = String(submitted.body.caseId);
  cases.set(name, caseId);
  const { status } = await system.call('POST', `/cases/${caseId}/tasks/decide-application-1/decision`, {
    as: 'officer-chongqing',
    body: { outcome: 'approve' },
  });
  expect(status).toBe(200);
}

/** Another agency reports that one person is in work; its data about the other person cannot be read. */
async function comparisonsOf(known: string, unreadable: string): Promise<void> {
  const { status } = await system.call('POST', '/comparison-sources/social-insurance/records', {
    as: 'administrator',
    body: {
      asOf: '2026-11-23',
      records: [{ identityNumber: people.get(known), fact: 'insured-employment' }],
    },
  });
  expect(status).toBe(200);
  const { personId } = await store.load(of(unreadable));
  await store.table.put({
    PK: keys.personPartition(personId),
    SK: keys.comparison('damaged'),
    record: { source: 'damaged' },
  });
}

const execution = (name: string) => executionOf(system, of(name), 'follow-up', month);

const compare = 'Compare with what other agencies know';
const definite = "Is the person's status definite?";
const wait = "Wait for the officer's follow-up";
const answered = 'The month is answered by the comparison';

const monthOf = async (name: string) => (await store.load(of(name))).state.followUp?.months[month];
const act = (name: string, path: string, body: object) =>
  system.call('POST', `/cases/${of(name)}/tasks/${followUpTask}/${path}`, { as: 'officer-chongqing', body });
const complete = (name: string, change: object = {}) => act(name, 'follow-up', { ...found, ...change });
const attempt = (name: string, means: string) =>
  act(name, 'follow-up-attempts', { means, note: '未联系上。' });

describe('The follow-up of a month', () => {
  it('is completed by a definite status without an officer, while the closure waits for a human (I-05)', async () => {
    expect(await execution('compared')).toMatchObject({
      status: 'SUCCEEDED',
      input: { caseId: of('compared'), taskId: followUpTask },
      states: [compare, definite, answered],
    });
    expect(await monthOf('compared')).toMatchObject({ status: 'done', by: 'data-comparison' });
    const { state } = await store.load(of('compared'));
    expect(state).toMatchObject({ phase: 'registered', closure: { status: 'proposed', reason: 'employed' } });
    expect(state.tasks).toHaveProperty('decide-closure-1');
    expect(state.tasks).not.toHaveProperty(followUpTask);
    const closure = await executionOf(system, of('compared'), 'closure');
    expect(closure.states).toEqual(['Wait for the decision on the closure']);
  });

  it('falls to the officer if the comparison fails for good', async () => {
    expect(await execution('comparison fails')).toMatchObject({ status: 'RUNNING', states: [compare, wait] });
    expect((await complete('comparison fails', { means: 'visit' })).status).toBe(200);
    expect(await execution('comparison fails')).toMatchObject({
      status: 'SUCCEEDED',
      states: [compare, wait],
    });
    expect(await monthOf('comparison fails')).toMatchObject({
      status: 'done',
      by: 'officer',
      method: 'visit',
    });
  });

  it('is completed by the officer once, and their note is sealed', async () => {
    expect(await execution('done')).toMatchObject({ status: 'RUNNING', states: [compare, definite, wait] });
    const answers = await Promise.all([complete('done'), complete('done', { service: 'adjust' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('month-already-followed-up');
    expect(await execution('done')).toMatchObject({
      status: 'SUCCEEDED',
      states: [compare, definite, wait],
    });
    const history = await store.cases.history(of('done'));
    const completed = history.find(({ event }) => event.type === 'follow-up-completed');
    expect(completed?.sealed).toBeDefined();
    expect(JSON.stringify(completed?.event)).not.toContain(found.note);
    const { body } = await system.call('GET', `/cases/${of('done')}`, { as: 'officer-chongqing' });
    expect(JSON.stringify(body.history)).toContain(found.note);
    const own = await system.call('GET', `/cases/${of('done')}`, { as: 'applicant' });
    expect(JSON.stringify(own.body)).not.toContain(found.note);
  });

  it('is excused after three attempts by two means, and can still be done within the month (I-07)', async () => {
    // On three days: two attempts of the days before are written as of then, and the third is made now.
    for (const daysAgo of [2, 1]) await attemptedBefore('excused', daysAgo);
    expect((await attempt('excused', 'message')).status).toBe(200);
    expect(await monthOf('excused')).toMatchObject({ status: 'excused', excuse: 'unreachable' });
    expect(await execution('excused')).toMatchObject({
      status: 'SUCCEEDED',
      states: [compare, definite, wait],
    });
    expect((await attempt('excused', 'phone')).status).toBe(200);
    expect((await complete('excused')).status).toBe(200);
    expect(await monthOf('excused')).toMatchObject({ status: 'done', by: 'officer' });
  });

  it('ends when the registration is closed in the meantime', async () => {
    await closeBy('closed');
    expect(await execution('closed')).toMatchObject({
      status: 'SUCCEEDED',
      states: [compare, definite, wait],
    });
    expect(await monthOf('closed')).toMatchObject({ status: 'excused', excuse: 'registration-ended' });
    const { body } = await system.call('GET', `/cases/${of('closed')}/months`, { as: 'officer-chongqing' });
    // The month is not called one in which the person could not be reached.
    expect(body.months).toMatchObject([{ month, statusText: '登记已终止' }]);
    expect((await complete('closed')).body.code).toBe('not-possible-now');
    expect((await attempt('closed', 'phone')).body.code).toBe('not-possible-now');
  });
});

/** An attempt by phone some days ago. */
const attemptedBefore = (name: string, daysAgo: number) =>
  store.cases.change(of(name), ({ state }) => {
    const now = system.runtime.clock.state().now - daysAgo * day;
    const actor = { role: 'officer', subject: 'officer-chongqing' } as const;
    const rules = lifecycleOf('chongqing');
    const tried = attemptFollowUp(state, followUpTask, 'phone', rules, calendar, { now, actor });
    if (!tried.ok) throw new Error(tried.failure.reason);
    return { change: { event: tried.value }, answer: undefined };
  });

/** An officer proposes a closure with evidence, and another decides it; the events are written without the API. */
async function closeBy(name: string): Promise<void> {
  const change = (decide: (state: CaseState, context: Context) => Result<CaseEvent, CaseRefusal>) =>
    store.cases.change(of(name), ({ state }) => {
      const context = {
        now: system.runtime.clock.state().now,
        actor: { role: 'officer', subject: 'officer-chongqing' } as const,
      };
      const decision = decide(state, context);
      if (!decision.ok) throw new Error(decision.failure.reason);
      return { change: { event: decision.value }, answer: undefined };
    });
  const rules = lifecycleOf('chongqing');
  const evidence = [{ kind: 'employment-record', source: 'counter', on: '2026-11-23' }];
  await change((state, context) => proposeClosure(state, 'employed', evidence, rules, calendar, context));
  await system.runtime.settle();
  await change((state, { now }) => {
    const second = { now, actor: { role: 'officer', subject: 'officer-chongqing-2' } } as const;
    return decideClosure(state, state.closure?.taskId ?? '', { close: true }, rules, second);
  });
  await system.runtime.settle();
}

describe('The record of a follow-up', () => {
  it.each([
    ['without a note', { note: undefined }, 'missing-field'],
    ['with an empty note', { note: '  ' }, 'invalid-field'],
    ['without a method', { means: undefined }, 'missing-field'],
    ['with data comparison as its method', { means: 'data-comparison' }, 'invalid-field'],
    ['without progress', { progress: undefined }, 'missing-field'],
    ['without a review of the ledger', { ledger: undefined }, 'missing-field'],
    ['without a decision on the services', { service: undefined }, 'missing-field'],
  ])('is refused %s', async (_what, change, code) => {
    const { status, body } = await complete('open', change);
    expect([status, body.code]).toEqual([400, code]);
  });

  it('is refused if it is an attempt without a note or by an unknown method', async () => {
    for (const body of [{ means: 'phone' }, { means: 'telepathy', note: '无人接听' }])
      expect((await act('open', 'follow-up-attempts', body)).status).toBe(400);
  });

  it('is refused for a month without an obligation', async () => {
    for (const task of ['follow-up-2026-10', 'follow-up-2027-01']) {
      const { status, body } = await system.call('POST', `/cases/${of('open')}/tasks/${task}/follow-up`, {
        as: 'officer-chongqing',
        body: found,
      });
      expect([status, body.code]).toEqual([409, 'no-obligation-for-month']);
    }
  });
});
