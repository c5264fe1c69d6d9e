import { afterAll, beforeAll, expect, it } from 'vitest';
import { keptDays } from '../../lib/store/kept-for.ts';
import { application } from '../support/applications.ts';
import { SystemStore } from '../support/store.ts';
import { System } from '../support/system.ts';

const START = Date.parse('2026-11-20T10:00:00+08:00');
const DAY = 24 * 60 * 60 * 1000;

let system: System;
let store: SystemStore;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  store = await SystemStore.of(system);
});
afterAll(async () => {
  store.close();
  await system.close();
});

/** The keys of all items that expire by an instant, as stored in the table. */
async function expiringUntil(instant: number): Promise<string[]> {
  const { Items } = await system.aws('dynamodb', 'Scan', { TableName: await system.tableName() });
  return (Items as { PK: { S: string }; SK: { S: string }; expiresAt?: { N: string } }[])
    .filter(({ expiresAt }) => expiresAt && Number(expiresAt.N) * 1000 <= instant)
    .map(({ PK, SK }) => `${PK.S} ${SK.S}`);
}

it('What expires by itself is gone from the table two days later, and nothing else goes with it', async () => {
  const body = {
    form: { applicant: { name: '欧阳慧敏' } },
    page: 2,
    submissionKey: 'key-of-the-next-application',
  };
  await system.call('PUT', '/application-draft', { as: 'applicant', body });
  const answer = await system.call('POST', '/applications', { as: 'applicant-2', body: application() });
  const caseId = String(answer.body.caseId);
  const history = await store.cases.history(caseId);
  const month = START + keptDays.drafts * DAY;
  expect((await expiringUntil(month)).length).toBeGreaterThan(1);

  await system.skipTo(new Date(month + 2 * DAY).toISOString());
  expect(await expiringUntil(month)).toEqual([]);
  expect((await store.cases.history(caseId)).slice(0, history.length)).toEqual(history);
});
