/**
 * The functions that Step Functions has beyond JSONata, or answers differently from JSONata. Expected values were measured on
 * AWS by the authors of floci (github.com/floci-io/floci, MIT: JsonataEvaluator.java, pull requests 2676, 2783 and 2790).
 */
import { expect, it } from 'vitest';
import type { JsonValue } from '../../service.ts';
import { Expression } from '../../states/expression/expression.ts';
import { START } from './harness.ts';

const evaluate = async (source: string): Promise<JsonValue> =>
  new Expression(`{% ${source} %}`, 'Output').evaluate({
    input: {},
    context: () => ({}),
    variable: () => undefined,
    now: () => START,
  });
const caught = async (answer: Promise<JsonValue>): Promise<string> => {
  try {
    return `no failure: ${JSON.stringify(await answer)}`;
  } catch (error) {
    return (error as Error).message;
  }
};

it.each<[string, JsonValue]>([
  ['$partition([1,2,3])', [[1, 2, 3]]],
  ['$partition([1,2,3], 9)', [[1, 2, 3]]],
  ['$count($range(1, 360145, 1))', 360_145],
  ["$hash('x', 'SHA-1')", '11f6ad8ec52a2984abaafd7c3b516503785c2072'],
  ["$base64decode('aGVsbG8=')", 'hello'],
  ["$base64encode('hello')", 'aGVsbG8='],
  ['$parse(\'[{"a":1},{"a":{"a":2}}]\')', [{ a: 1 }, { a: { a: 2 } }]],
])('%s is %j', async (source, value) => {
  expect(await evaluate(source)).toEqual(value);
});

it.each([
  '$partition([1,2,3], 0)',
  '$partition([1,2,3], 0.9)',
  '$partition([], 2)',
  '$partition($none, 2)',
  '$range(1, 2, 0)',
  '$range(1, 2)',
  '$range(1, 2, -1)',
  '$range(2, 1, 1)',
])('%s is nothing', async (source) => {
  expect(await caught(evaluate(source))).toMatch(/returned nothing \(undefined\)\.$/);
});

it.each([
  ['$partition([1,2,3], -1)', 'D3137: Second argument must be zero or greater'],
  ['$partition(1, 2)', 'T0412: Argument 1 of function "partition" must be an array of undefined'],
  ['$range(1, 360146, 1)', 'Expression evaluation memory limit exceeded: Check for excessive memory usage'],
  ['$range($none, 2, 1)', 'T0410'],
  ["$hash('x', 'md5')", "D3137: Hash algorithm 'md5' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5"],
  [
    "$hash('x', 'toString')",
    "D3137: Hash algorithm 'toString' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5",
  ],
  ["$hash($none, 'MD5')", 'T0410'],
  ["$parse('')", 'D3137: Invalid JSON'],
  ["$parse('{')", 'D3137: Invalid JSON'],
  ["$parse('1 2')", 'D3137: Invalid JSON'],
  ['$parse(\'[{"a":1,"a":2}]\')', 'D3137: Invalid JSON'],
  ["$base64decode('!!!')", 'threw an error during evaluation'],
  // JSONata's documentation and its implementation differ (docs.jsonata.org/string-functions; jsonata-js/jsonata issue 337),
  // and the service's behaviour is not known: refused by name, and never half of a character.
  ["$base64encode('失业')", 'D3137: $base64encode of characters beyond ASCII is not supported'],
  ["$base64encode('é')", 'D3137: $base64encode of characters beyond ASCII is not supported'],
  ["$base64decode('5aSx5Lia')", 'D3137: $base64decode of characters beyond ASCII is not supported'],
])('%s fails with: %s', async (source, message) => {
  expect(await caught(evaluate(source))).toContain(message);
});
