import { afterAll, beforeAll, expect, it } from 'vitest';
import { System } from '../support/system.ts';
import { register } from '../workflows/service-plan/registered.ts';

let system: System;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
});
afterAll(() => system.close());

/** Lists that grow with the cases of a district, and their readers. */
const lists = {
  '/worklist?limit=100': 'officer-chongqing',
  '/worklist/summary': 'officer-chongqing',
  '/overdue?limit=100': 'supervisor-chongqing',
  '/overdue?limit=100&reason=not-touched': 'supervisor-chongqing',
  '/caseload?officer=officer-chongqing&limit=100': 'supervisor-chongqing',
  '/coverage?district=500103&from=2026-11&to=2026-12': 'officer-chongqing',
  '/outbox?limit=100': 'delivery-chongqing',
  '/executions?limit=50': 'administrator',
} as const;

/** How many calls to the table and to Step Functions a request makes, once caches are filled. */
async function callsOf(path: string, as: string): Promise<number> {
  await system.call('GET', path, { as });
  const before = calls();
  expect((await system.call('GET', path, { as })).status, path).toBe(200);
  return calls() - before;
}

const calls = (): number =>
  Object.entries(system.runtime.callCounts())
    .filter(([name]) => /^(dynamodb|states)\./.test(name))
    .reduce((sum, [, { calls }]) => sum + calls, 0);

it('A list costs as many calls when it is long as when it is short', async () => {
  const measure = async (): Promise<Record<string, number>> => {
    await system.runtime.settle();
    const measured: Record<string, number> = {};
    for (const [path, as] of Object.entries(lists)) measured[path] = await callsOf(path, as);
    return measured;
  };
  for (let count = 0; count < 2; count++) await register(system);
  await system.skipTo('2026-12-10T10:00:00+08:00');
  const ofFew = await measure();
  for (let count = 0; count < 4; count++) await register(system);
  await system.skipTo('2026-12-30T10:00:00+08:00');
  expect(await measure()).toEqual(ofFew);
});
