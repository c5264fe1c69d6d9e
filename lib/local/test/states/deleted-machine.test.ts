/**
 * Expected values: the API reference. DeleteStateMachine "sets the state machine's status to DELETING [...] A state machine
 * is deleted only when all its executions are completed. On the next state transition, the state machine's executions are
 * terminated"; StateMachineDeleting is an error of CreateStateMachine,
 * StartExecution, UpdateStateMachine, PublishStateMachineVersion and CreateStateMachineAlias; "State machine is in DELETING
 * status" is a `redriveStatusReason` of DescribeExecution.
 */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { temporaryFolder } from '../support/cleanup.ts';
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

  it('keeps its name, can no longer be started or changed, and may be deleted again', async () => {
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

  it('frees its name when its execution is stopped', async () => {
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

  it('gives a waiting parent the result of its execution', async () => {
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

const after = (state: JsonObject, Next = 'Last'): JsonObject => ({
  StartAt: 'First',
  States: { First: { ...state, Next }, Last: { Type: 'Pass', Output: 'never', End: true } },
});
const branch = (name: string, seconds: number): JsonObject => ({
  StartAt: name,
  States: { [name]: { Type: 'Wait', Seconds: seconds, Next: `${name}2` }, [`${name}2`]: { Type: 'Succeed' } },
});

describe('an execution of a state machine that has been deleted', () => {
  it.each<[string, JsonObject]>([
    ['a Wait', after({ Type: 'Wait', Seconds: 10 })],
    [
      'a Parallel whose branches go on',
      after({ Type: 'Parallel', Branches: [branch('A', 10), branch('B', 20)] }),
    ],
    ['a Map whose iterations go on', after({ Type: 'Map', Items: [1, 2], ItemProcessor: branch('A', 10) })],
    [
      'a Task that has failed and is caught',
      after({
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: { FunctionName: 'f', Payload: 1 },
        TimeoutSeconds: 10,
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Last' }],
      }),
    ],
  ])('ends at its next transition: from %s', async (_, definition) => {
    const arn = await harness.start(definition);
    const { stateMachineArn: machine = '' } = await harness.api('DescribeExecution', { executionArn: arn });
    await harness.api('DeleteStateMachine', { stateMachineArn: machine });
    await harness.at(9);
    expect((await harness.describe(arn)).status).toBe('RUNNING');
    await harness.at(10);
    expect(await harness.describe(arn)).toEqual({ status: 'ABORTED' });
    expect((await harness.types(arn)).at(-1)).toBe('ExecutionAborted');
    expect((await refusal(harness.api('DescribeStateMachine', { stateMachineArn: machine }))).code).toBe(
      'StateMachineDoesNotExist',
    );
  });

  it('ends in the same way after a restart', async () => {
    harness.close();
    harness = new Harness({ database: join(temporaryFolder(), 'states.sqlite') });
    const arn = await harness.start(after({ Type: 'Wait', Seconds: 10 }));
    const { stateMachineArn: machine = '' } = await harness.api('DescribeExecution', { executionArn: arn });
    await harness.api('DeleteStateMachine', { stateMachineArn: machine });
    harness.reopen();
    await harness.at(10);
    expect((await harness.describe(arn)).status).toBe('ABORTED');
  });

  it('retries its state, for that is no transition', async () => {
    const definition = only({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'f', Payload: 1 },
      TimeoutSeconds: 10,
      Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, MaxAttempts: 1 }],
      End: true,
    });
    const arn = await harness.start(definition);
    const { stateMachineArn: machine = '' } = await harness.api('DescribeExecution', { executionArn: arn });
    await harness.api('DeleteStateMachine', { stateMachineArn: machine });
    await harness.at(20);
    expect((await harness.describe(arn)).status).toBe('RUNNING');
    await harness.at(21);
    expect(await harness.describe(arn)).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  });
});
