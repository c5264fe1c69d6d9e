import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { delay } from '../../states/engine/failures.ts';
import { chain, Harness, lambda, only, START } from './harness.ts';

let harness = new Harness();
afterEach(() => {
  harness.close();
  harness = new Harness();
});

const failing = (more: JsonObject): JsonObject => ({
  StartAt: 'S',
  States: {
    S: {
      Type: 'Task',
      Resource: lambda('fail'),
      Arguments: { error: '{% $states.input.error %}' },
      End: true,
      ...more,
    },
    Caught: { Type: 'Pass', Output: { caught: '{% $states.input %}' }, End: true },
  },
});
const task = (more: JsonObject): JsonObject => only((failing(more).States as { S: JsonObject }).S);

describe('Retry', () => {
  it('retries after growing intervals, and then fails', async () => {
    const Retry = [{ ErrorEquals: ['E'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 3 }];
    const arn = await harness.start(task({ Retry }), { error: 'E' });
    await harness.at(10_000);
    const events = await harness.history(arn);
    const scheduled = events.filter(({ type }) => type === 'LambdaFunctionScheduled');
    expect(scheduled.map(({ timestamp }) => timestamp - START / 1000)).toEqual([0, 2, 8, 26]);
    expect(chain(events).slice(4, 8)).toEqual([
      '5<4 LambdaFunctionFailed',
      '6<5 LambdaFunctionScheduled',
      '7<6 LambdaFunctionStarted',
      '8<7 LambdaFunctionFailed',
    ]);
    expect((await harness.describe(arn)).error).toBe('E');
  });

  it('does not retry before its time', async () => {
    await harness.start(task({ Retry: [{ ErrorEquals: ['E'], IntervalSeconds: 60 }] }), { error: 'E' });
    await harness.at(59.999);
    expect(harness.calls).toHaveLength(1);
    await harness.at(60);
    expect(harness.calls).toHaveLength(2);
  });

  it('counts the attempts of each retrier separately', async () => {
    let calls = 0;
    harness = new Harness({
      standIn: () => ({
        FunctionError: 'x',
        Payload: { errorType: calls++ % 2 === 0 ? 'A' : 'B', errorMessage: '' },
      }),
    });
    const Retry = [
      { ErrorEquals: ['A'], MaxAttempts: 2, BackoffRate: 1 },
      { ErrorEquals: ['B'], MaxAttempts: 1, BackoffRate: 1 },
    ];
    const arn = await harness.start(task({ Retry }), { error: 'x' });
    await harness.at(1000);
    expect(calls).toBe(4);
    expect((await harness.describe(arn)).error).toBe('B');
  });

  it.each([
    [{ MaxDelaySeconds: 5 }, [1, 2, 4, 5, 5]],
    [{ BackoffRate: 1 }, [1, 1, 1, 1, 1]],
    [{ IntervalSeconds: 10, BackoffRate: 1.5 }, [10, 15, 22.5, 33.75, 50.625]],
  ])('with %j waits for %j seconds', (given, seconds) => {
    const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds } = given as Record<string, number>;
    const retrier = {
      errors: [],
      intervalSeconds: IntervalSeconds,
      backoffRate: BackoffRate,
      maxDelaySeconds: MaxDelaySeconds,
      maxAttempts: 9,
      fullJitter: false,
    };
    expect(seconds.map((_, used) => delay(retrier, used) / 1000)).toEqual(seconds);
    seconds.forEach((most, used) => {
      const jittered = delay({ ...retrier, fullJitter: true }, used) / 1000;
      expect(jittered).toBeGreaterThanOrEqual(0);
      expect(jittered).toBeLessThanOrEqual(most);
    });
  });

  it('evaluates the state again, with the number of retries in its context', async () => {
    const arn = await harness.start(
      only({
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: "{% $states.context.State.RetryCount = 2 ? 'ok' : 'fail' %}" },
        Retry: [{ ErrorEquals: ['States.ALL'] }],
        Output: 'done',
        End: true,
      }),
    );
    await harness.at(3);
    expect((await harness.describe(arn)).output).toBe('done');
  });
});

describe('Catch', () => {
  it('continues with the error as the output', async () => {
    const { output } = await harness.run(failing({ Catch: [{ ErrorEquals: ['E'], Next: 'Caught' }] }), {
      error: 'E',
    });
    expect(output).toMatchObject({
      caught: { Error: 'E', Cause: '{"errorType":"E","errorMessage":"it broke"}' },
    });
  });

  it('sets an output and variables of its own', async () => {
    const Catch = [
      { ErrorEquals: ['Other'], Next: 'Caught' },
      {
        ErrorEquals: ['States.ALL'],
        Next: 'Caught',
        Output: '{% $states.errorOutput.Error %}',
        Assign: { e: 1 },
      },
    ];
    const { output, events } = await harness.run(failing({ Catch }), { error: 'E' });
    expect(output).toEqual({ caught: 'E' });
    expect(events[5]).toMatchObject({
      type: 'TaskStateExited',
      stateExitedEventDetails: { assignedVariables: { e: '1' } },
    });
  });

  it('applies after the retries are used up', async () => {
    const arn = await harness.start(
      failing({
        Retry: [{ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Caught' }],
      }),
      { error: 'E' },
    );
    await harness.at(1);
    expect(harness.calls).toHaveLength(2);
    expect((await harness.describe(arn)).status).toBe('SUCCEEDED');
  });

  it('catches a failed expression of a Task', async () => {
    const { output, events } = await harness.run(
      failing({ Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Caught', Output: 'x' }] }),
    );
    expect(output).toEqual({ caught: 'x' });
    expect(chain(events).slice(2, 4)).toEqual(['3<0 EvaluationFailed', '4<3 TaskStateExited']);
  });

  it.each([
    ['States.ALL', 'States.DataLimitExceeded', false],
    ['States.TaskFailed', 'States.DataLimitExceeded', false],
    ['States.DataLimitExceeded', 'States.DataLimitExceeded', true],
    ['States.ALL', 'States.Runtime', false],
    ['States.TaskFailed', 'States.Timeout', false],
    ['States.ALL', 'States.Timeout', true],
    ['States.TaskFailed', 'Anything', true],
  ])('with %s catches the error %s: %s', async (name, error, caught) => {
    const { status } = await harness.run(failing({ Catch: [{ ErrorEquals: [name], Next: 'Caught' }] }), {
      error,
    });
    expect(status === 'SUCCEEDED').toBe(caught);
  });
});
