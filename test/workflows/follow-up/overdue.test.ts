import { afterAll, beforeAll, expect, it } from 'vitest';
import { operation as completeFollowUp } from '../../../functions/api/follow-up/complete-follow-up/operation.ts';
import { bodyOf } from '../../support/answers.ts';
import { executionOf } from '../../support/executions.ts';
import { SystemStore } from '../../support/store.ts';
import { System } from '../../support/system.ts';
import { register } from '../service-plan/registered.ts';
import { followUpTask, found, month } from './november.ts';

/** A month without a follow-up in time: registered on Monday 16 November, overdue from 1 December 00:00 on. */
let system: System;
let store: SystemStore;
let caseId: string;

beforeAll(async () => {
  system = await System.start('2026-11-16T09:00:00+08:00');
  store = await SystemStore.of(system);
  caseId = await register(system);
  await system.skipTo('2026-11-24T01:00:00+08:00');
});
afterAll(async () => {
  store.close();
  await system.close();
});

const act = (path: string, body: object) =>
  system.call('POST', `/cases/${caseId}/tasks/${followUpTask}/${path}`, { as: 'officer-chongqing', body });
const complete = (ledger: object) => act('follow-up', { ...found, ledger });
const changed = (code: string, change: object = {}) => ({
  found: 'changed',
  facts: [{ code, value: '90', ...change }],
});
const stateOf = async () => (await store.load(caseId)).state;
const escalatedTo = async () => (await stateOf()).tasks[followUpTask]?.escalatedTo;

it('An overdue follow-up is escalated, returned to the officer by the first action and completed late', async () => {
  await system.skipTo('2026-11-30T23:00:00+08:00');
  expect(await escalatedTo()).toBeUndefined();
  await system.to('2026-12-01T00:00:00+08:00');
  expect(await escalatedTo()).toBe('supervisor');
  expect((await act('follow-up-attempts', { means: 'phone', note: '未联系上。' })).status).toBe(200);
  expect(await escalatedTo()).toBeUndefined();
  await system.to('2026-12-02T00:00:00+08:00');
  expect(await escalatedTo()).toBe('unit');

  // A change of the ledger is refused if its item or value is unknown, its date is in the future or it is empty.
  const refused = async (ledger: object) => (await complete(ledger)).body.code;
  expect(await refused(changed('shoe-size'))).toBe('unknown-profile-fact');
  expect(await refused(changed('unemployment-reason', { value: 'other' }))).toBe('unknown-fact-value');
  expect(await refused(changed('unemployment-reason', { on: '2026-12-03' }))).toBe('date-in-future');
  expect(await refused({ found: 'changed' })).toBe('nothing-recorded');

  const answer = await complete({ ...changed('unemployment-reason'), statement: '原因更正。' });
  const { metDeadlines } = bodyOf(completeFollowUp, answer);
  expect(metDeadlines.find(({ deadlineId }) => deadlineId === followUpTask)?.late).toBe(true);
  const { ledger, followUp } = await stateOf();
  expect(ledger.facts['unemployment-reason']).toMatchObject({
    value: '90',
    source: 'person',
    on: '2026-12-02',
  });
  expect(followUp?.months[month]).toMatchObject({ status: 'done-late', by: 'officer' });
  expect(await executionOf(system, caseId, 'follow-up', month)).toMatchObject({
    status: 'SUCCEEDED',
    states: [
      'Compare with what other agencies know',
      "Is the person's status definite?",
      "Wait for the officer's follow-up",
    ],
  });
});
