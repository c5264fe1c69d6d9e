import type { SimulatedSystem } from '../support/simulated-system.ts';

/** Counts the state transitions of a case's executions: every state entered, including retries. */
export async function transitionsOf(system: SimulatedSystem, caseId: string): Promise<number> {
  const { stateMachines } = await system.aws('states', 'ListStateMachines', {});
  let transitions = 0;
  for (const { stateMachineArn } of stateMachines as { stateMachineArn: string }[]) {
    for (const executionArn of await executionsOf(system, stateMachineArn, caseId))
      transitions += await countEnteredStates(system, executionArn);
  }
  return transitions;
}

async function executionsOf(
  system: SimulatedSystem,
  stateMachineArn: string,
  caseId: string,
): Promise<string[]> {
  const found: string[] = [];
  let nextToken: unknown;
  do {
    const page = await system.aws('states', 'ListExecutions', {
      stateMachineArn,
      ...(typeof nextToken === 'string' && { nextToken }),
    });
    const executions = page.executions as { name: string; executionArn: string }[];
    found.push(...executions.filter(({ name }) => name.startsWith(caseId)).map((each) => each.executionArn));
    nextToken = page.nextToken;
  } while (nextToken);
  return found;
}

async function countEnteredStates(system: SimulatedSystem, executionArn: string): Promise<number> {
  const { events } = await system.aws('states', 'GetExecutionHistory', { executionArn, maxResults: 1000 });
  return (events as { type: string }[]).filter(({ type }) =>
    /StateEntered$|^(Task|LambdaFunction)\w*Retry/.test(type),
  ).length;
}
