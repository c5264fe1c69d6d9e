import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginRound, firstSlices, roundJobs } from '../../lib/store/rounds.ts';
import { workflowArn } from '../support/executions.ts';
import { SystemStore } from '../support/store.ts';
import { System } from '../support/system.ts';

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

it('A round that a job asks for is done in slices, with the permissions that are deployed', async () => {
  const at = '2026-11-20T02:00:00.000Z';
  for (const job of roundJobs) await beginRound(store.table, { job, at, slices: firstSlices() });
  await system.runtime.settle();
  const stateMachineArn = await workflowArn(system, 'round');
  const { executions } = await system.aws('states', 'ListExecutions', { stateMachineArn });
  const ended = (executions as { name: string; status: string }[]).map(({ name, status }) => [name, status]);
  expect(ended.sort()).toEqual([
    ['list-retention-20261120020000000', 'SUCCEEDED'],
    ['reconcile-cases-20261120020000000', 'SUCCEEDED'],
    ['redrive-executions-20261120020000000', 'SUCCEEDED'],
    ['send-digests-20261120020000000', 'SUCCEEDED'],
    ['sweep-deadlines-20261120020000000', 'SUCCEEDED'],
  ]);
});
