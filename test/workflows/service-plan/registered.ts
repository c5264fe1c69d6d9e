import { expect } from 'vitest';
import { operation as submitApplication } from '../../../functions/api/registration/submit-application/operation.ts';
import { operation as listWorklist } from '../../../functions/api/worklist/list-worklist/operation.ts';
import { bodyOf } from '../../support/answers.ts';
import { application, districts } from '../../support/applications.ts';
import { type Execution, executionOf } from '../../support/executions.ts';
import type { System } from '../../support/system.ts';

export type Region = keyof typeof districts;

/** Registers a person in a region and returns the number of the case. */
export async function register(
  system: System,
  region: Region = 'chongqing',
  change: Readonly<Record<string, unknown>> = {},
  decidedBy = `officer-${region}`,
): Promise<string> {
  const submitted = await system.call('POST', '/applications', {
    as: 'applicant',
    body: application({ district: districts[region], ...change }),
  });
  const { caseId } = bodyOf(submitApplication, submitted);
  const decided = await system.call('POST', `/cases/${caseId}/tasks/decide-application-1/decision`, {
    as: decidedBy,
    body: { outcome: 'approve' },
  });
  expect([decided.status, decided.body.phase]).toEqual([200, 'registered']);
  return caseId;
}

/** The open tasks of a region's officer, as a query of the worklist shows them. */
export async function tasksOf(system: System, region: Region, query = '') {
  const answer = await system.call('GET', `/worklist?limit=100${query}`, { as: `officer-${region}` });
  return bodyOf(listWorklist, answer).tasks;
}

/** The execution of a case's service-plan workflow. */
export async function servicePlanOf(system: System, caseId: string): Promise<Execution> {
  const execution = await executionOf(system, caseId, 'service-plan');
  expect(execution.input).toEqual({
    caseId,
    contactTaskId: 'make-first-contact-1',
    planTaskId: 'make-service-plan-1',
  });
  return execution;
}
