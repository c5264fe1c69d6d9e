/**
 * Expected values: the developer guide, "If the input to the Map state is a JSON object, it runs an iteration for each
 * key-value pair in the object, passing the pair to the iteration as input"; data sets of a distributed Map are "JSON arrays
 * and objects from previous states". The form of a pair (`Key`, `Value`) and of the context was measured on the service:
 * github.com/floci-io/floci/pull/1588. That an inline Map refuses an object from an expression is recorded.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../service.ts';
import { Harness, only } from './harness.ts';

let harness: Harness;
afterEach(() => harness.close());

const map = (more: JsonObject, isDistributed: boolean): JsonObject =>
  only({
    Type: 'Map',
    ItemProcessor: {
      ...(isDistributed && { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }),
      StartAt: 'P',
      States: { P: { Type: 'Pass', End: true } },
    },
    ...more,
    End: true,
  });

const ItemSelector = { item: '{% $states.context.Map.Item %}' };
const PAIRS: JsonValue = [
  { Key: 'a', Value: 1 },
  { Key: 'b', Value: { c: 2 } },
];

describe('a Map over an object', () => {
  it.each<[string, JsonObject, boolean]>([
    ['written in a distributed Map', { Items: { a: 1, b: { c: 2 } } }, true],
    ['written in an inline Map', { Items: { a: 1, b: { c: 2 } } }, false],
    ['with an expression inside', { Items: { a: '{% 1 %}', b: { c: 2 } } }, true],
    ['from an expression', { Items: '{% $states.input %}' }, true],
    ['that is the input', {}, true],
  ])('has an iteration for each pair: one %s', async (_, more, isDistributed) => {
    harness = new Harness();
    const { status, output } = await harness.run(map(more, isDistributed), { a: 1, b: { c: 2 } });
    expect({ status, output }).toEqual({ status: 'SUCCEEDED', output: PAIRS });
  });

  it.each([true, false])(
    'has index, key and value in the context of its ItemSelector: distributed %s',
    async (mode) => {
      harness = new Harness();
      const { output } = await harness.run(map({ Items: { a: 1, b: 2 }, ItemSelector }, mode));
      expect(output).toEqual([
        { item: { Index: 0, Key: 'a', Value: 1, Source: 'STATE_DATA' } },
        { item: { Index: 1, Key: 'b', Value: 2, Source: 'STATE_DATA' } },
      ]);
    },
  );

  it('has no iterations if the object is empty', async () => {
    harness = new Harness();
    expect((await harness.run(map({ Items: {} }, true))).output).toEqual([]);
  });

  it('fails if an inline Map gets the object from an expression', async () => {
    harness = new Harness();
    const { error, cause } = await harness.run(map({ Items: '{% $states.input %}' }, false), { foo: 'bar' });
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain('Expected \'array\', but was \'object\' for value: {"foo":"bar"}');
  });
});
