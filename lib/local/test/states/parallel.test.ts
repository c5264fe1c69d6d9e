import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { chain, Harness, lambda, only } from './harness.ts';

let harness = new Harness();
afterEach(() => {
  harness.close();
  harness = new Harness();
});

const branch = (name: string, state: JsonObject): JsonObject => ({
  StartAt: name,
  States: { [name]: state },
});
const wait = (seconds: number): JsonObject => ({ Type: 'Wait', Seconds: seconds, End: true });
const fail = { Type: 'Fail', Error: 'Broken' };

describe('Parallel', () => {
  it('returns the outputs of its branches in their order', async () => {
    const { output, events } = await harness.run(
      only({
        Type: 'Parallel',
        Arguments: { n: '{% $states.input.n + 1 %}' },
        Branches: [
          branch('A', { Type: 'Pass', Output: '{% $states.input.n %}', End: true }),
          branch('B', { Type: 'Pass', Output: 'b', End: true }),
        ],
        End: true,
      }),
      { n: 1 },
    );
    expect(output).toEqual([2, 'b']);
    expect(chain(events)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 PassStateEntered',
      '5<4 PassStateExited',
      '6<3 PassStateEntered',
      '7<6 PassStateExited',
      '8<7 ParallelStateSucceeded',
      '9<7 ParallelStateExited',
      '10<9 ExecutionSucceeded',
    ]);
  });

  it('waits for its slowest branch', async () => {
    const arn = await harness.start(
      only({ Type: 'Parallel', Branches: [branch('A', wait(10)), branch('B', wait(20))], End: true }),
    );
    await harness.at(19);
    expect((await harness.describe(arn)).status).toBe('RUNNING');
    await harness.at(20);
    expect((await harness.describe(arn)).status).toBe('SUCCEEDED');
  });

  it('fails with the first branch that fails, and aborts the others', async () => {
    const arn = await harness.start(
      only({
        Type: 'Parallel',
        Branches: [branch('A', { Type: 'Task', Resource: lambda('fail'), End: true }), branch('B', wait(50))],
        End: true,
      }),
    );
    expect((await harness.describe(arn)).error).toBe('Broken');
    expect((await harness.types(arn)).slice(3)).toEqual([
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'WaitStateEntered',
      'LambdaFunctionFailed',
      'TaskStateAborted',
      'WaitStateAborted',
      'ParallelStateFailed',
      'ExecutionFailed',
    ]);
    expect(harness.clock.nextTimer()).toBeUndefined();
  });

  it('catches the error of a branch, and runs all branches again on a retry', async () => {
    const arn = await harness.start({
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [branch('A', fail), branch('B', wait(1000))],
          Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1, IntervalSeconds: 5 }],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Pass', End: true },
      },
    });
    await harness.at(5);
    expect(await harness.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'Broken' } });
    expect((await harness.types(arn)).filter((type) => type === 'ParallelStateStarted')).toHaveLength(2);
  });

  it('keeps the variables of a branch inside it, and lets the branch read those outside', async () => {
    const { output } = await harness.run({
      StartAt: 'Before',
      States: {
        Before: { Type: 'Pass', Assign: { x: 1 }, Next: 'P' },
        P: {
          Type: 'Parallel',
          Branches: [
            {
              StartAt: 'A',
              States: {
                A: { Type: 'Pass', Assign: { y: '{% $x + 1 %}' }, Next: 'B' },
                B: { Type: 'Pass', Output: '{% [$x, $y] %}', End: true },
              },
            },
          ],
          Next: 'After',
        },
        After: { Type: 'Pass', Output: { inner: '{% $states.input %}', y: '{% $exists($y) %}' }, End: true },
      },
    });
    expect(output).toEqual({ inner: [[1, 2]], y: false });
  });

  it('can be nested', async () => {
    const { output } = await harness.run(
      only({
        Type: 'Parallel',
        Branches: [
          branch('Inner', {
            Type: 'Parallel',
            Branches: [
              branch('A', { Type: 'Pass', Output: 1, End: true }),
              branch('B', { Type: 'Succeed', Output: 2 }),
            ],
            End: true,
          }),
        ],
        End: true,
      }),
    );
    expect(output).toEqual([[1, 2]]);
  });
});
