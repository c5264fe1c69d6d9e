import { expect } from 'vitest';
import { application, districts } from '../../support/applications.ts';
import type { System } from '../../support/system.ts';

export type Region = keyof typeof districts;

/** Somebody who has been registered in a region; their case. */
export async function register(
  system: System,
  region: Region = 'chongqing',
  change: Readonly<Record<string, unknown>> = {},
  decidedBy = `officer-${region}`,
): Promise<string> {
  const { body } = await system.call('POST', '/applications', {
    as: 'applicant',
    body: application({ district: districts[region], ...change }),
  });
  const caseId = body.caseId as unknown as string;
  const decided = await system.call('POST', `/cases/${caseId}/tasks/decide-application-1/decision`, {
    as: decidedBy,
    body: { outcome: 'approve' },
  });
  expect([decided.status, decided.body.phase]).toEqual([200, 'registered']);
  return caseId;
}

export interface TaskShown {
  readonly caseId: string;
  readonly taskId: string;
  readonly kind: string;
  readonly officer?: string;
}

/** The open tasks of a region's officer, as a query of the worklist shows them. */
export async function tasksOf(system: System, region: Region, query = ''): Promise<readonly TaskShown[]> {
  const { status, body } = await system.call('GET', `/worklist?limit=100${query}`, {
    as: `officer-${region}`,
  });
  expect(status).toBe(200);
  return body.tasks as unknown as TaskShown[];
}

/** The path that an execution of a case has taken, by the names of its states, and how it stands. */
export async function pathOf(
  system: System,
  caseId: string,
  workflow: string,
): Promise<{ status: unknown; states: string[] }> {
  const { stateMachines } = (await system.aws('states', 'ListStateMachines', {})) as {
    stateMachines: { stateMachineArn: string; name: string }[];
  };
  for (const { stateMachineArn } of stateMachines) {
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${caseId}-${workflow}-1`;
    const found = await system.aws('states', 'DescribeExecution', { executionArn }).catch(() => undefined);
    if (!found) continue;
    expect(JSON.parse(String(found.input))).toEqual({
      caseId,
      contactTaskId: 'make-first-contact-1',
      planTaskId: 'make-service-plan-1',
    });
    const { events } = (await system.aws('states', 'GetExecutionHistory', { executionArn })) as {
      events: { stateEnteredEventDetails?: { name: string } }[];
    };
    return {
      status: found.status,
      states: events.flatMap((event) => event.stateEnteredEventDetails?.name ?? []),
    };
  }
  throw new Error(`${caseId} has no ${workflow}`);
}
