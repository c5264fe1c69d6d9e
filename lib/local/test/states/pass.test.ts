import { afterEach, describe, expect, it } from 'vitest';
import { chain, Harness, only } from './harness.ts';

const harness = new Harness();
afterEach(() => harness.clock.settle());

describe('Pass', () => {
  it('passes its input on', async () => {
    const { output, events } = await harness.run(only({ Type: 'Pass', End: true }), { a: [1, null] });
    expect(output).toEqual({ a: [1, null] });
    expect(chain(events)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 PassStateEntered',
      '3<2 PassStateExited',
      '4<3 ExecutionSucceeded',
    ]);
  });

  it('computes output and variables from the values at its entry, so that two variables can be swapped', async () => {
    const { output } = await harness.run({
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { x: 1, y: 2 }, Next: 'B' },
        B: { Type: 'Pass', Assign: { x: '{% $y %}', y: '{% $x %}' }, Output: '{% [$x, $y] %}', Next: 'C' },
        C: {
          Type: 'Pass',
          Output: { before: '{% $states.input %}', x: '{% $x %}', y: '{% $y %}' },
          End: true,
        },
      },
    });
    expect(output).toEqual({ before: [1, 2], x: 2, y: 1 });
  });

  it('records the variables that it assigns', async () => {
    const { events } = await harness.run(
      only({ Type: 'Pass', Assign: { n: '{% 1 + 1 %}', who: { a: 'b' } }, End: true }),
    );
    expect(events[2]).toMatchObject({
      stateExitedEventDetails: {
        assignedVariables: { n: '2', who: '{"a":"b"}' },
        assignedVariablesDetails: { truncated: false },
      },
    });
  });

  it('leaves text that only looks like an expression as it is', async () => {
    const { output } = await harness.run(
      only({ Type: 'Pass', Output: { a: ' {% 1 %} ', b: '$.x' }, End: true }),
    );
    expect(output).toEqual({ a: ' {% 1 %} ', b: '$.x' });
  });

  it('fails with the place of an expression that returns nothing', async () => {
    const { status, error, cause, events } = await harness.run(
      only({ Type: 'Pass', Output: { list: [1, '{% $states.input.missing %}'] }, End: true }),
    );
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(cause).toBe(
      "An error occurred while executing the state 'S' (entered at the event id #2). The JSONata expression '$states.input.missing' specified for the field 'Output/list[1]' returned nothing (undefined).",
    );
    expect(chain(events).slice(2)).toEqual(['3<0 EvaluationFailed', '4<3 ExecutionFailed']);
  });

  it('refuses an output larger than 256 KiB', async () => {
    const { error } = await harness.run(
      only({ Type: 'Pass', Output: "{% $pad('', 262145, 'x') %}", End: true }),
    );
    expect(error).toBe('States.DataLimitExceeded');
  });

  it('provides the context object', async () => {
    // The clock is shared with the test below, which may have moved it.
    const begun = expect.stringMatching(/^2026-03-02T01:00:00(\.250)?Z$/);
    const { output } = await harness.run(only({ Type: 'Pass', Output: '{% $states.context %}', End: true }), {
      a: 1,
    });
    expect(output).toMatchObject({
      Execution: { Input: { a: 1 }, RedriveCount: 0, StartTime: begun },
      State: { Name: 'S', RetryCount: 0, EnteredTime: begun },
      StateMachine: { Name: expect.stringMatching(/^machine-/) },
    });
  });

  // "output can be zero, three, six or nine digits as necessary" (developer guide, Context object)
  it('gives the times of the context object with their milliseconds, if they have any', async () => {
    await harness.at(0.25);
    const Output = '{% $states.context.State.EnteredTime %}';
    const { output } = await harness.run(only({ Type: 'Pass', Output, End: true }));
    expect(output).toBe('2026-03-02T01:00:00.250Z');
  });
});
