import { describe, expect, it } from 'vitest';
import { Harness } from './harness.ts';

const harness = new Harness();

function choosing(state: object): Parameters<Harness['run']>[0] {
  return {
    StartAt: 'C',
    States: {
      C: { Type: 'Choice', ...state },
      Yes: { Type: 'Pass', Output: { went: 'yes', got: '{% $states.input %}' }, End: true },
      No: { Type: 'Pass', Output: { went: 'no', got: '{% $states.input %}' }, End: true },
    },
  };
}

describe('Choice', () => {
  it('takes the first rule that matches, with the output and variables of that rule', async () => {
    const definition = choosing({
      Choices: [
        { Condition: '{% $states.input.n > 10 %}', Next: 'No' },
        { Condition: '{% $states.input.n > 5 %}', Next: 'Yes', Output: 'second', Assign: { by: 'rule' } },
        { Condition: true, Next: 'No' },
      ],
    });
    expect((await harness.run(definition, { n: 7 })).output).toEqual({ went: 'yes', got: 'second' });
  });

  it('takes its default with an output of its own', async () => {
    const definition = choosing({
      Choices: [{ Condition: '{% false %}', Next: 'Yes' }],
      Default: 'No',
      Output: 'default',
    });
    expect((await harness.run(definition)).output).toEqual({ went: 'no', got: 'default' });
  });

  it('ends the execution when no rule matches and there is no default', async () => {
    const { error, cause } = await harness.run(
      choosing({
        Choices: [
          { Condition: '{% false %}', Next: 'Yes' },
          { Condition: false, Next: 'No' },
        ],
      }),
    );
    expect(error).toBe('States.Runtime');
    expect(cause).toContain(
      'Failed to transition out of the state. The state does not point to a next state.',
    );
  });

  it('fails when a condition is not a boolean', async () => {
    const { cause } = await harness.run(
      choosing({ Choices: [{ Condition: "{% 'x' %}", Next: 'Yes' }], Default: 'No' }),
    );
    expect(cause).toContain(
      "specified for the field 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was 'string' for value: \"x\"",
    );
  });
});
