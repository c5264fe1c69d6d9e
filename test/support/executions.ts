import { executionArn } from 'cdk-local-runtime/services';
import { pascalCase } from '../../lib/infra/names.ts';
import type { System } from './system.ts';

export interface Execution {
  readonly status: unknown;
  readonly input: unknown;
  /** Undefined until it has succeeded. */
  readonly output: unknown;
  /** The names of the states that it has entered, in order. */
  readonly states: readonly string[];
}

/** The ARN of a deployed workflow, such as `service-plan`. */
export async function workflowArn(system: System, workflow: string): Promise<string> {
  const { stateMachines } = (await system.aws('states', 'ListStateMachines', {})) as {
    stateMachines: { stateMachineArn: string; name: string }[];
  };
  const machine = stateMachines.find(({ name }) => name.includes(pascalCase(workflow)));
  if (!machine) throw new Error(`there is no workflow ${workflow}`);
  return machine.stateMachineArn;
}

/**
 * Returns an execution of a case as the service describes it: `executionOf(system, caseId, 'follow-up', '2026-11')`.
 *
 * @throws Error if there is none
 */
export async function executionOf(
  system: System,
  caseId: string,
  workflow: string,
  sequence: string | number = 1,
): Promise<Execution> {
  const machineArn = await workflowArn(system, workflow);
  const execution = { executionArn: executionArn(machineArn, `${caseId}-${workflow}-${sequence}`) };
  const { status, input, output } = await system.aws('states', 'DescribeExecution', execution);
  const { events } = (await system.aws('states', 'GetExecutionHistory', execution)) as {
    events: { stateEnteredEventDetails?: { name: string } }[];
  };
  return {
    status,
    input: JSON.parse(String(input)),
    output: output === undefined ? undefined : JSON.parse(String(output)),
    states: events.flatMap((event) => event.stateEnteredEventDetails?.name ?? []),
  };
}
