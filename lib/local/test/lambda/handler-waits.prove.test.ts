import { expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { runApp } from '../support/workflow-app.ts';

const SECOND = 1_000;
const START = Date.UTC(2030, 0, 1);

const invoke = (name: string, rest: JsonObject): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws-cn:states:::lambda:invoke',
  Arguments: { FunctionName: name, Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  ...rest,
});
const machine = (StartAt: string, States: JsonObject): JsonObject => ({ StartAt, States });

/** Waits for that many milliseconds, in so many steps, and returns what it has seen. */
const WAITS = {
  Timeout: 60,
  code: `import { setTimeout as wait } from 'node:timers/promises';
    export const handler = async ({ milliseconds, steps = 1 }) => {
      const seen = [Date.now()];
      for (let step = 0; step < steps; step++) {
        await wait(milliseconds / steps);
        seen.push(Date.now());
      }
      return seen;
    }`,
};

/**
 * `TimeoutSeconds`: "the task fails with a States.Timeout error if it runs longer than the specified seconds" (Amazon States
 * Language). A paused clock that nobody moves is enough.
 */
it.each([1, 20])(
  'a function that waits beyond the time-out of its state is timed out at that instant: %i waits',
  async (steps) => {
    const app = await runApp({
      functions: { Waits: WAITS },
      workflows: {
        Asks: machine('Ask', {
          Ask: invoke('Waits', {
            TimeoutSeconds: 5,
            Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }],
            End: true,
          }),
          Late: { Type: 'Pass', Output: 'late', End: true },
        }),
      },
    });
    const execution = await app.begin('Asks', { milliseconds: 8_000, steps });
    await app.runtime.settle();
    expect(await app.standing(execution)).toEqual({
      status: 'SUCCEEDED',
      output: 'late',
      endedAfter: 5 * SECOND,
    });
    expect(app.runtime.clock.now()).toBe(START + 8 * SECOND);
  },
);

it('no function sees a time that the system has not reached, nor an earlier one than another before it', async () => {
  const app = await runApp({
    functions: { Waits: WAITS },
    workflows: {
      Asks: machine('First', {
        First: invoke('Waits', { Assign: { first: '{% $states.result.Payload %}' }, Next: 'Then' }),
        Then: invoke('Waits', {
          Arguments: { FunctionName: 'Waits', Payload: { milliseconds: 500 } },
          Output: '{% $append($first, $states.result.Payload) %}',
          End: true,
        }),
      }),
      // Due in the middle of the first wait.
      Waits: machine('Wait', { Wait: { Type: 'Wait', Seconds: 4, End: true } }),
    },
  });
  const between = await app.begin('Waits');
  const execution = await app.begin('Asks', { milliseconds: 8_000 });
  await app.runtime.settle();
  const { output } = await app.standing(execution);
  expect(output).toEqual([0, 8_000, 8_000, 8_500].map((after) => START + after));
  expect(await app.standing(between)).toMatchObject({ status: 'SUCCEEDED', endedAfter: 4 * SECOND });
  expect(app.runtime.clock.now()).toBe(START + 8_500);
});

it('functions that wait at the same time go on each at its own instant, and a move of the clock takes them along', async () => {
  const app = await runApp({
    functions: { Waits: WAITS },
    workflows: {
      Asks: machine('Both', {
        Both: {
          Type: 'Parallel',
          Branches: [3_000, 7_000].map((milliseconds) =>
            machine(`Wait ${milliseconds}`, {
              [`Wait ${milliseconds}`]: invoke('Waits', {
                Arguments: { FunctionName: 'Waits', Payload: { milliseconds } },
                End: true,
              }),
            }),
          ),
          End: true,
        },
      }),
    },
  });
  const execution = await app.begin('Asks');
  await app.advance(5 * SECOND);
  const { output } = await app.standing(execution);
  expect(output).toEqual([
    [START, START + 3_000],
    [START, START + 7_000],
  ]);
  expect(app.runtime.clock.now()).toBe(START + 7_000);
});
