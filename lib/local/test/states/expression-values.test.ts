/**
 * Expected values: measured on the service and published in github.com/floci-io/floci, issues 2662 and 2737, pull requests
 * 2676 and 2783; the other seeds are the first `nextDouble()` of java.util.Random, which issue 2662 found the service to use.
 * The message for a function: recorded, in the words of localstack's implementation (the recording itself is held out).
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonValue } from '../../service.ts';
import { Harness, only } from './harness.ts';

let harness: Harness;
afterEach(() => harness.close());

async function output(expression: string): Promise<JsonValue | undefined> {
  harness = new Harness();
  const {
    status,
    output: value,
    cause,
  } = await harness.run(only({ Type: 'Pass', Output: `{% ${expression} %}`, End: true }));
  return status === 'SUCCEEDED' ? value : `${status}: ${cause}`;
}

const sum = (terms: number): string => Array.from({ length: terms }, () => '1').join('+');

describe('an expression', () => {
  it.each<[string, JsonValue]>([
    ['$random(42)', 0.7275636800328681],
    ['$random(0)', 0.730967787376657],
    ['$random(1)', 0.7308781907032909],
    ['1/0', 'Infinity'],
    ['-1/0', '-Infinity'],
    ['[1/0]', ['Infinity']],
    ["{'k': 1/0}", { k: 'Infinity' }],
    ['$range(-1.7, 2, 1)', [-1, 0, 1, 2]],
    ['$count($range(1, 200000, 1))', 200_000],
  ])('%s is %j', async (expression, value) => {
    expect(await output(expression)).toEqual(value);
  });

  // JSON objects have no fields but their own.
  it.each([
    '$exists($states.input.toString)',
    '$exists($states.input.list.constructor)',
    '$exists($states.input.a.__proto__)',
    "$exists($lookup($states.input, 'valueOf'))",
    "$exists($lookup($states.input.list, 'hasOwnProperty'))",
    '$count($states.input.list[constructor])',
  ])('does not read what an object of JavaScript inherits: %s', async (expression) => {
    harness = new Harness();
    const input = { a: { b: 1 }, list: [{ c: 1 }, { c: 2 }] };
    const state = only({ Type: 'Pass', Output: `{% ${expression} ? 'inherited' : 'none' %}`, End: true });
    expect((await harness.run(state, input)).output).toBe('none');
  });

  it('reads fields of such names where they are', async () => {
    harness = new Harness();
    const input = JSON.parse(
      '{"constructor": 1, "__proto__": {"toString": 2}, "list": [{"valueOf": 3}, {}]}',
    );
    const Output =
      "{% [$states.input.constructor, $states.input.__proto__.toString, $states.input.list.valueOf, $lookup($states.input.list, 'valueOf')] %}";
    expect((await harness.run(only({ Type: 'Pass', Output, End: true }), input)).output).toEqual([
      1, 2, 3, 3,
    ]);
  });

  it.each([
    ['a sum', sum(200)],
    ['a comparison of sums', `${sum(200)} = 200`],
    ['a text', Array.from({ length: 200 }, () => "'a'").join('&')],
  ])('of 200 terms is too deep: %s', async (_, expression) => {
    expect(await output(expression)).toContain('Stack overflow error');
  });

  it('of 20 terms is not too deep', async () => {
    expect(await output(sum(20))).toBe(20);
  });

  it.each(['$sum', 'function($x) { $x }', '($f := function() { 1 }; $f)'])(
    'that is a function is not a list of items: %s',
    async (expression) => {
      harness = new Harness();
      const { error, cause } = await harness.run(
        only({
          Type: 'Map',
          Items: `{% ${expression} %}`,
          ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
          End: true,
        }),
      );
      expect(error).toBe('States.QueryEvaluationError');
      expect(cause).toContain(
        `The JSONata expression '${expression}' for the field 'Items' returned an unsupported result type.`,
      );
    },
  );
});
