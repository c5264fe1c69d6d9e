import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { Harness, only } from './harness.ts';

let harness = new Harness();
afterEach(() => {
  harness.close();
  harness = new Harness();
});

describe('An execution', () => {
  it('times out at the TimeoutSeconds of its state machine', async () => {
    const arn = await harness.start({
      ...only({ Type: 'Wait', Seconds: 1000, End: true }),
      TimeoutSeconds: 300,
    });
    await harness.at(299.999);
    expect((await harness.describe(arn)).status).toBe('RUNNING');
    await harness.at(1000);
    expect(await harness.describe(arn)).toEqual({ status: 'TIMED_OUT' });
    const last = (await harness.history(arn)).at(-1);
    expect(last).toMatchObject({
      type: 'ExecutionTimedOut',
      id: 3,
      previousEventId: 0,
      executionTimedOutEventDetails: { error: 'States.Timeout' },
    });
  });

  it('lives for at most a year', async () => {
    const arn = await harness.start(only({ Type: 'Wait', Seconds: 99_999_999, End: true }));
    await harness.at(365 * 86_400 - 1);
    expect((await harness.describe(arn)).status).toBe('RUNNING');
    await harness.at(365 * 86_400);
    expect((await harness.describe(arn)).status).toBe('TIMED_OUT');
    expect(harness.clock.nextTimer()).toBeUndefined();
  });

  it('ends at 25,000 events', async () => {
    const { error, cause } = await harness.run({
      StartAt: 'C',
      States: {
        C: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'C' }], Default: 'E' },
        E: { Type: 'Succeed' },
      },
    });
    expect(error).toBe('States.Runtime');
    expect(cause).toBe('The execution reached the maximum number of history events (25000).');
    const { executions } = await harness.api('ListExecutions', {
      stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:machine-1',
    });
    const [{ executionArn }] = executions as [{ executionArn: string }];
    const { events } = await harness.api('GetExecutionHistory', {
      executionArn,
      reverseOrder: true,
      maxResults: 2,
    });
    expect(events).toMatchObject([
      { id: 25_000, previousEventId: 24_999, type: 'ExecutionFailed' },
      { id: 24_999, type: 'ChoiceStateExited' },
    ]);
  });

  it('may hold 10 MiB of variables and no more', async () => {
    const { error } = await harness.run({
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { n: 0 }, Next: 'B' },
        B: { Type: 'Pass', Assign: { big: "{% $pad('', 262000, 'x') %}" }, Next: 'C' },
        C: { Type: 'Pass', Assign: { big: "{% $pad('', 262145, 'x') %}" }, End: true },
      },
    });
    expect(error).toBe('States.DataLimitExceeded');
  });

  it('may not evaluate an expression forever', async () => {
    const { error, cause } = await harness.run(
      only({ Type: 'Pass', Output: '{% ($f := function($x){ $f($x + 1) }; $f(1)) %}', End: true }),
    );
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toMatch(
      /threw an error during evaluation: (Expression evaluation timeout|Stack overflow error): Check/,
    );
  });
});

// Developer guide, "Redriving Map Runs": "A Map Run has a hard limit of 1000 redrives. If you exceed this limit, you'll see
// the States.Runtime error."
it('A map run is redriven at most 1,000 times', async () => {
  const failing: JsonObject = { StartAt: 'I', States: { I: { Type: 'Fail', Error: 'E' } } };
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...failing };
  const executionArn = await harness.start(only({ Type: 'Map', ItemProcessor, End: true }), [1]);
  const redrive = async (): Promise<unknown> => {
    await harness.api('RedriveExecution', { executionArn });
    await harness.clock.settle();
    return (await harness.describe(executionArn)).error;
  };
  for (let times = 1; times <= 1000; times++)
    expect(await redrive()).toBe('States.ExceedToleratedFailureThreshold');
  expect(await redrive()).toBe('States.Runtime');
});
