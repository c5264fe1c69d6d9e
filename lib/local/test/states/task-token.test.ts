import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { chain, Harness, only, refusal } from './harness.ts';

let harness = new Harness();
afterEach(() => {
  harness.close();
  harness = new Harness();
});

const waiting = (more: JsonObject = {}): JsonObject =>
  only({
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken',
    Arguments: { TableName: 't', Item: { token: { S: '{% $states.context.Task.Token %}' } } },
    End: true,
    ...more,
  });

function token(call = harness.calls.length - 1): string {
  const { input } = harness.calls[call] as unknown as { input: { Item: { token: { S: string } } } };
  return input.Item.token.S;
}

describe('A task token', () => {
  it('lets whoever holds it return the result', async () => {
    const arn = await harness.start(waiting());
    expect(await harness.types(arn)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
    ]);
    await harness.api('SendTaskSuccess', { taskToken: token(), output: '{"decision":"approved"}' });
    expect(await harness.describe(arn)).toEqual({ status: 'SUCCEEDED', output: { decision: 'approved' } });
    const events = await harness.history(arn);
    expect(chain(events).slice(4)).toEqual([
      '5<4 TaskSubmitted',
      '6<5 TaskSucceeded',
      '7<6 TaskStateExited',
      '8<7 ExecutionSucceeded',
    ]);
    expect(events[2]).toMatchObject({
      taskScheduledEventDetails: { resourceType: 'aws-sdk:dynamodb', resource: 'putItem.waitForTaskToken' },
    });
  });

  it('lets its holder report a failure, which is caught', async () => {
    const arn = await harness.start({
      StartAt: 'S',
      States: {
        ...(waiting({ Catch: [{ ErrorEquals: ['Withdrawn'], Next: 'After' }] }).States as JsonObject),
        After: { Type: 'Pass', End: true },
      },
    });
    await harness.api('SendTaskFailure', {
      taskToken: token(),
      error: 'Withdrawn',
      cause: 'by the applicant',
    });
    expect(await harness.describe(arn)).toEqual({
      status: 'SUCCEEDED',
      output: { Error: 'Withdrawn', Cause: 'by the applicant' },
    });
  });

  it('is accepted only once', async () => {
    const arn = await harness.start(waiting());
    const answers = await Promise.allSettled(
      ['1', '2', '3'].map((output) => harness.api('SendTaskSuccess', { taskToken: token(), output })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await harness.types(arn)).filter((type) => type === 'TaskSucceeded')).toHaveLength(1);
    expect((await refusal(harness.api('SendTaskSuccess', { taskToken: token(), output: '4' }))).code).toBe(
      'TaskTimedOut',
    );
  });

  it('is new for each attempt', async () => {
    const retry = {
      Retry: [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 1, IntervalSeconds: 10 }],
      TimeoutSeconds: 60,
    };
    const arn = await harness.start(waiting(retry));
    const first = token();
    await harness.at(70);
    expect(token()).not.toBe(first);
    expect((await refusal(harness.api('SendTaskSuccess', { taskToken: first, output: '1' }))).code).toBe(
      'TaskTimedOut',
    );
    await harness.api('SendTaskSuccess', { taskToken: token(), output: '2' });
    expect((await harness.describe(arn)).output).toBe(2);
  });

  it.each(['nonsense', 'AQAAAA', `AQ${Buffer.from('99.0.aaaaaaaaaaaaaaaaaaaaaaaa').toString('base64url')}`])(
    'is not valid in the form %s',
    async (taskToken) => {
      expect(await refusal(harness.api('SendTaskSuccess', { taskToken, output: '1' }))).toEqual({
        code: 'InvalidToken',
        message: "Invalid Token: 'Invalid token'",
      });
    },
  );

  it('accepts only JSON as the output', async () => {
    await harness.start(waiting());
    expect((await refusal(harness.api('SendTaskSuccess', { taskToken: token(), output: '{' }))).code).toBe(
      'InvalidOutput',
    );
  });

  it('can be used while the clock waits for the callback of a function', async () => {
    const answering = new Harness({
      standIn: async ({ input }) => {
        const { taskToken } = input.Payload as { taskToken: string };
        await answering.api('SendTaskSuccess', { taskToken, output: '"from within"' });
        return { StatusCode: 200, Payload: null };
      },
    });
    const arn = await answering.start({
      StartAt: 'W',
      States: {
        W: { Type: 'Wait', Seconds: 100, Next: 'T' },
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
          Arguments: { FunctionName: 'f', Payload: { taskToken: '{% $states.context.Task.Token %}' } },
          Next: 'V',
        },
        V: { Type: 'Wait', Seconds: 100, End: true },
      },
    });
    await answering.at(200);
    expect(await answering.describe(arn)).toEqual({ status: 'SUCCEEDED', output: 'from within' });
    answering.close();
  });
});

describe('HeartbeatSeconds', () => {
  it('limits the time between two heartbeats', async () => {
    const arn = await harness.start(waiting({ HeartbeatSeconds: 60 }));
    await harness.at(59);
    await harness.api('SendTaskHeartbeat', { taskToken: token() });
    await harness.at(118.999);
    expect((await harness.describe(arn)).status).toBe('RUNNING');
    await harness.at(119);
    expect(await harness.describe(arn)).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  });

  it('fails with an error that can be caught by its own name', async () => {
    const arn = await harness.start({
      StartAt: 'S',
      States: {
        ...(waiting({
          HeartbeatSeconds: 1,
          Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'After' }],
        }).States as JsonObject),
        After: { Type: 'Succeed' },
      },
    });
    await harness.at(1);
    expect((await harness.describe(arn)).status).toBe('SUCCEEDED');
  });
});
