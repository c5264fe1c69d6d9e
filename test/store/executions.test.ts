import { expect, it } from 'vitest';
import { type IndexedExecution, indexedExecution, noteExecution } from '../../lib/store/executions.ts';
import { newCaseId } from '../domain/case/support/cases.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();

it('keeps the newest status of an execution, however its changes arrive', async () => {
  const { table } = await file.fresh();
  const startedAt = '2026-11-20T02:00:00.000Z';
  const change = (status: IndexedExecution['status'], redrives: number): IndexedExecution => ({
    name,
    executionArn: 'arn',
    workflow: 'service-plan',
    status,
    startedAt,
    since: startedAt,
    redrives,
  });
  const name = `${newCaseId()}-service-plan-1`;
  const changes = [change('RUNNING', 1), change('FAILED', 0), change('SUCCEEDED', 1), change('RUNNING', 0)];
  for (const each of [...changes, ...changes.toReversed()]) await noteExecution(table, each);
  expect(await indexedExecution(table, name)).toMatchObject({ status: 'SUCCEEDED', redrives: 1 });
});
