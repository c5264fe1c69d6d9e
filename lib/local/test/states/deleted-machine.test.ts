/**
 * Expected values: the API reference. DeleteStateMachine "sets the state machine's status to DELETING [...] A state machine
 * is deleted only when all its executions are completed"; StateMachineDeleting is an error of CreateStateMachine,
 * StartExecution, UpdateStateMachine, PublishStateMachineVersion and CreateStateMachineAlias; "State machine is in DELETING
 * status" is a `redriveStatusReason` of DescribeExecution.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { Harness, only, ROLE, refusal } from './harness.ts';

let harness: Harness;
let stateMachineArn: string;
let executionArn: string;
const waiting = (seconds: number): JsonObject =>
  only({ Type: 'Wait', Seconds: seconds, Output: seconds, End: true });

beforeEach(async () => {
  harness = new Harness();
  stateMachineArn = await harness.create(waiting(100), 'again');
  executionArn = String((await harness.api('StartExecution', { stateMachineArn, name: 'x' })).executionArn);
});
afterEach(() => harness.close());

describe('a state machine that is deleted while an execution runs', () => {
  it('is DELETING, and its execution can be reached, until the execution has ended', async () => {
    await harness.api('DeleteStateMachine', { stateMachineArn });
    expect(await harness.api('DescribeStateMachine', { stateMachineArn })).toMatchObject({
      status: 'DELETING',
    });
    const { executions } = await harness.api('ListExecutions', { stateMachineArn });
    expect(executions).toMatchObject([{ executionArn, status: 'RUNNING' }]);
    expect((await harness.describe(executionArn)).status).toBe('RUNNING');
    await harness.at(100);
    expect(await harness.describe(executionArn)).toEqual({ status: 'SUCCEEDED', output: 100 });
    expect((await refusal(harness.api('DescribeStateMachine', { stateMachineArn }))).code).toBe(
      'StateMachineDoesNotExist',
    );
  });

  it('keeps its name, is started and changed no more, and may be deleted again', async () => {
    await harness.api('PublishStateMachineVersion', { stateMachineArn });
    await harness.api('DeleteStateMachine', { stateMachineArn });
    const routingConfiguration = [{ stateMachineVersionArn: `${stateMachineArn}:1`, weight: 100 }];
    const refused: [string, JsonObject][] = [
      [
        'CreateStateMachine',
        {
          name: 'again',
          roleArn: ROLE,
          definition: JSON.stringify({ QueryLanguage: 'JSONata', ...waiting(1) }),
        },
      ],
      ['StartExecution', { stateMachineArn }],
      ['UpdateStateMachine', { stateMachineArn, roleArn: ROLE }],
      ['PublishStateMachineVersion', { stateMachineArn }],
      ['CreateStateMachineAlias', { name: 'live', routingConfiguration }],
    ];
    const codes = [];
    for (const [operation, input] of refused) codes.push((await refusal(harness.api(operation, input))).code);
    expect(codes).toEqual(refused.map(() => 'StateMachineDeleting'));
    expect(await harness.api('DeleteStateMachine', { stateMachineArn })).toEqual({});
  });

  it('leaves its name to another when its execution is stopped', async () => {
    await harness.api('DeleteStateMachine', { stateMachineArn });
    await harness.api('StopExecution', { executionArn });
    await harness.create(waiting(5), 'again');
    expect(await harness.api('DescribeStateMachine', { stateMachineArn })).toMatchObject({
      status: 'ACTIVE',
    });
  });

  it('leaves an execution that can no longer be redriven', async () => {
    await harness.api('DeleteStateMachine', { stateMachineArn });
    await harness.api('StopExecution', { executionArn });
    expect(await harness.api('DescribeExecution', { executionArn })).toMatchObject({
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'State machine is in DELETING status',
    });
    expect((await refusal(harness.api('RedriveExecution', { executionArn }))).code).toBe(
      'ExecutionNotRedrivable',
    );
  });

  it('gives a parent that waits for its execution the result of that one', async () => {
    const parent = await harness.start(
      only({
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Arguments: { StateMachineArn: stateMachineArn, Name: 'y', Input: {} },
        Output: '{% $states.result.Output %}',
        End: true,
      }),
    );
    await harness.api('DeleteStateMachine', { stateMachineArn });
    await harness.at(100);
    await harness.create(waiting(5000), 'again');
    await harness.api('StartExecution', { stateMachineArn, name: 'y' });
    expect(await harness.describe(parent)).toEqual({ status: 'SUCCEEDED', output: 100 });
  });
});

it('is gone at once if no execution of it runs', async () => {
  await harness.at(100);
  await harness.api('DeleteStateMachine', { stateMachineArn });
  expect((await refusal(harness.api('DescribeStateMachine', { stateMachineArn }))).code).toBe(
    'StateMachineDoesNotExist',
  );
  await harness.create(waiting(5), 'again');
});
