/** The limit is the runtime's own: nesting deeper than the stack allows may end an execution, never the process. */
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../service.ts';
import { functionResult } from '../../testing.ts';
import { Harness, lambda, only } from './harness.ts';

let harness: Harness;
afterEach(() => harness.close());

const nested = (levels: number): JsonValue =>
  JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as JsonValue;

async function ended(definition: JsonObject) {
  harness = new Harness({ standIn: ({ input }) => functionResult(nested(input.Payload as number)) });
  const { status, error, cause } = await harness.run(definition);
  return { status, error, cause };
}

const again: JsonObject = { Type: 'Choice', Choices: [{ Condition: false, Next: 'End' }], Default: 'Deeper' };

describe('An execution whose data has more than a thousand levels', () => {
  it.each<[string, JsonObject]>([
    ['literals', { Type: 'Pass', Output: { a: '{% $states.input %}' } }],
    ['an expression', { Type: 'Pass', Output: '{% [[$states.input]] %}' }],
    [
      'a Parallel',
      { Type: 'Parallel', Branches: [{ StartAt: 'Branch', States: { Branch: { Type: 'Succeed' } } }] },
    ],
  ])('fails, where %s nests them ever deeper', async (_, state) => {
    const States = { Deeper: { ...state, Next: 'Again' }, Again: again, End: { Type: 'Succeed' } };
    expect(await ended({ StartAt: 'Deeper', States })).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: "The state/task 'Deeper' returned a result with more than 1000 levels.",
    });
  });

  it('fails, where a variable has them', async () => {
    const States = {
      Begin: { Type: 'Pass', Assign: { deep: 1 }, Next: 'Deeper' },
      Deeper: { Type: 'Pass', Output: 1, Assign: { deep: ['{% $deep %}'] }, Next: 'Again' },
      ...{ Again: again, End: { Type: 'Succeed' } },
    };
    expect((await ended({ StartAt: 'Begin', States })).cause).toContain(
      "The variable 'deep' has more than 1000 levels.",
    );
  });

  it.each([1_001, 3_000, 9_000])('fails, where a function returns %i levels', async (levels) => {
    const state = { Type: 'Task', Resource: lambda('deep'), Arguments: levels, End: true };
    expect(await ended(only(state))).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  it('fails, where text of an expression has them', async () => {
    const Output = `{% $parse($join([1..1001].'[') & $join([1..1001].']')) %}`;
    expect(await ended(only({ Type: 'Pass', Output, End: true }))).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    });
  });

  it('goes on with a thousand', async () => {
    const state = { Type: 'Task', Resource: lambda('deep'), Arguments: 1_000, End: true };
    expect((await ended(only(state))).status).toBe('SUCCEEDED');
  });
});
