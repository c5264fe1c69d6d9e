import type { JsonObject } from '../../service.ts';
import { type Access, type Resources, UnknownAccess } from '../access.ts';
import { textAt } from './fields.ts';

/** The permissions for operations on a function. */
const LAMBDA: Readonly<Record<string, string>> = {
  Invoke: 'InvokeFunction',
  GetFunction: 'GetFunction',
  GetFunctionConfiguration: 'GetFunctionConfiguration',
};

/** Returns the permissions of a Lambda call. A function that does not exist needs none: the service itself reports it. */
export function lambdaAccesses(operation: string, input: JsonObject, resources: Resources): Access[] {
  if (operation === 'ListFunctions') return [{ action: 'lambda:ListFunctions', resource: '*' }];
  const action = Object.hasOwn(LAMBDA, operation) ? LAMBDA[operation] : undefined;
  if (action === undefined) throw new UnknownAccess(`lambda:${operation}`);
  const qualifier = textAt(input, 'Qualifier');
  const resource = resources.functionArn(textAt(input, 'FunctionName'), qualifier || undefined);
  return resource === undefined ? [] : [{ action: `lambda:${action}`, resource }];
}

/** Operations of Step Functions, by the field that names their resource. */
const STATES: Readonly<Record<string, readonly string[]>> = {
  stateMachineArn: [
    'UpdateStateMachine',
    'DescribeStateMachine',
    'DeleteStateMachine',
    'PublishStateMachineVersion',
    'ListStateMachineVersions',
    'ListStateMachineAliases',
    'StartExecution',
    'ListExecutions',
  ],
  executionArn: [
    'StopExecution',
    'DescribeExecution',
    'DescribeStateMachineForExecution',
    'GetExecutionHistory',
    'RedriveExecution',
    'ListMapRuns',
  ],
  stateMachineAliasArn: ['UpdateStateMachineAlias', 'DescribeStateMachineAlias', 'DeleteStateMachineAlias'],
  stateMachineVersionArn: ['DeleteStateMachineVersion'],
  mapRunArn: ['DescribeMapRun', 'UpdateMapRun'],
  resourceArn: ['ListTagsForResource', 'TagResource', 'UntagResource'],
};
const FIELD = new Map(
  Object.entries(STATES).flatMap(([field, operations]) => operations.map((name) => [name, field] as const)),
);
const OF_TOKENS = new Set(['SendTaskSuccess', 'SendTaskFailure', 'SendTaskHeartbeat']);
const OTHERS = [
  'ListStateMachines',
  'TestState',
  'ValidateStateMachineDefinition',
  'CreateStateMachine',
  'CreateStateMachineAlias',
];

/** Every permission that calls of these services can need. */
export const computingActions: readonly string[] = [
  ...['ListFunctions', ...Object.values(LAMBDA)].map((name) => `lambda:${name}`),
  ...[...FIELD.keys(), ...OF_TOKENS, ...OTHERS].map((name) => `states:${name}`),
];

/**
 * Returns the permissions of a Step Functions call. A token counts as the state machine that issued it. The service's own
 * refusals show this (NOAA-OWP/hydrovis#837), although the reference has no resource for it.
 */
export function statesAccesses(operation: string, input: JsonObject, resources: Resources): Access[] {
  const action = `states:${operation}`;
  const field = FIELD.get(operation);
  if (field !== undefined) return [{ action, resource: textAt(input, field) }];
  if (OF_TOKENS.has(operation)) {
    const resource = resources.machineOfToken(textAt(input, 'taskToken'));
    return resource === undefined ? [] : [{ action, resource }];
  }
  switch (operation) {
    case 'ListStateMachines':
    case 'TestState':
    case 'ValidateStateMachineDefinition':
      return [{ action, resource: '*' }];
    case 'CreateStateMachine':
      return [{ action, resource: resources.arn('states', `stateMachine:${textAt(input, 'name')}`) }];
    case 'CreateStateMachineAlias': {
      const [routed] = Array.isArray(input.routingConfiguration) ? input.routingConfiguration : [];
      const version = textAt((routed ?? {}) as JsonObject, 'stateMachineVersionArn');
      return [{ action, resource: version.slice(0, version.lastIndexOf(':')) }];
    }
    default:
      throw new UnknownAccess(action);
  }
}
