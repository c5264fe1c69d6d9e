import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { temporaryFolder } from '../support/cleanup.ts';
import { chain, Harness, only } from './harness.ts';

let harness = new Harness();
afterEach(() => {
  harness.close();
  harness = new Harness();
});

const starting = (pattern: string, StateMachineArn: string, more: JsonObject = {}): JsonObject =>
  only({
    Type: 'Task',
    Resource: `arn:aws:states:::states:startExecution${pattern}`,
    Arguments: { StateMachineArn, Input: { n: '{% $states.input.n %}' }, ...more },
    End: true,
  });
const waitingChild: JsonObject = {
  StartAt: 'W',
  States: {
    W: { Type: 'Wait', Seconds: 100, Next: 'P' },
    P: { Type: 'Pass', Output: { doubled: '{% $states.input.n * 2 %}' }, End: true },
  },
};

describe('An execution that starts another', () => {
  it('continues at once without .sync', async () => {
    const child = await harness.create(waitingChild);
    const { status, output } = await harness.run(starting('', child, { Name: 'child' }), { n: 1 });
    expect(status).toBe('SUCCEEDED');
    expect(output).toMatchObject({
      ExecutionArn: expect.stringMatching(/:child$/),
      StartDate: '2026-03-02T01:00:00.000Z',
      SdkHttpMetadata: { HttpStatusCode: 200 },
    });
  });

  it('waits with .sync:2 for the end, to which the clock is advanced, and reads the output as JSON', async () => {
    const child = await harness.create(waitingChild);
    const arn = await harness.start(starting('.sync:2', child), { n: 21 });
    await harness.at(99.999);
    expect((await harness.describe(arn)).status).toBe('RUNNING');
    await harness.at(100);
    expect(await harness.describe(arn)).toMatchObject({
      status: 'SUCCEEDED',
      output: { Status: 'SUCCEEDED', Output: { doubled: 42 }, Input: { n: 21 } },
    });
    expect(chain(await harness.history(arn)).slice(2, 6)).toEqual([
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSubmitted',
      '6<5 TaskSucceeded',
    ]);
  });

  it('returns input and output as text with .sync', async () => {
    const child = await harness.create(only({ Type: 'Pass', Output: { a: 1 }, End: true }));
    expect((await harness.run(starting('.sync', child), { n: 1 })).output).toMatchObject({
      Output: '{"a":1}',
      Input: '{"n":1}',
    });
  });

  it('fails with States.TaskFailed when the other execution fails', async () => {
    const child = await harness.create(only({ Type: 'Fail', Error: 'Mine', Cause: 'why' }));
    const { error, cause } = await harness.run(starting('.sync:2', child), { n: 1 });
    expect(error).toBe('States.TaskFailed');
    expect(JSON.parse(cause ?? '')).toMatchObject({ Error: 'Mine', Cause: 'why', Status: 'FAILED' });
  });

  it('stops the other execution when it is stopped itself', async () => {
    const child = await harness.create(waitingChild);
    const executionArn = await harness.start(starting('.sync:2', child, { Name: 'child' }), { n: 1 });
    await harness.api('StopExecution', { executionArn });
    await harness.clock.settle();
    const { executions } = await harness.api('ListExecutions', { stateMachineArn: child });
    expect(executions).toMatchObject([{ name: 'child', status: 'ABORTED' }]);
  });

  it('fails with the error of the service when an execution of that name exists', async () => {
    const child = await harness.create(waitingChild);
    await harness.run(starting('', child, { Name: 'once' }), { n: 1 });
    const { error } = await harness.run(starting('', child, { Name: 'once' }), { n: 2 });
    expect(error).toBe('StepFunctions.ExecutionAlreadyExistsException');
  });

  it('continues after a restart between the two ends', async () => {
    harness = new Harness({ database: join(temporaryFolder(), 'states.sqlite') });
    const child = await harness.create(waitingChild);
    const arn = await harness.start(starting('.sync:2', child), { n: 1 });
    harness.reopen();
    await harness.at(100);
    expect((await harness.describe(arn)).status).toBe('SUCCEEDED');
  });
});
