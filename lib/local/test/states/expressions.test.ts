import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../service.ts';
import type { Environment } from '../../states/expression/environment.ts';
import { Expression } from '../../states/expression/expression.ts';
import { FULL, shortcut } from '../../states/expression/shortcut.ts';
import type { Syntax } from '../../states/expression/syntax.ts';
import { START } from './harness.ts';

function environment(input: JsonValue, variables: Record<string, JsonValue> = {}): Environment {
  return {
    input,
    context: () => ({ Execution: { Name: 'x' } }),
    variable: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    now: () => START,
  };
}

const evaluate = async (source: string, input: JsonValue = {}): Promise<JsonValue> =>
  new Expression(`{% ${source} %}`, 'Output').evaluate(environment(input));

describe('The functions that Step Functions adds to JSONata', () => {
  it.each<[string, JsonValue]>([
    ['$partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
    ['$partition([1,2,3], 2.9)', [[1, 2], [3]]],
    ['$partition([0], 4)', [[0]]],
    ['$range(0, 10, 3)', [0, 3, 6, 9]],
    ['$range(3, 0, -1)', [3, 2, 1, 0]],
    ['$range(1, 9, 9)', 1],
    ["$hash('input data', 'SHA-1')", 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
    ["$hash('', 'MD5')", 'd41d8cd98f00b204e9800998ecf8427e'],
    ['$parse(\'{"a":[1,null]}\').a', [1, null]],
    ['$random(7) = $random(7)', true],
    ['$random() < 1', true],
    ['$match($uuid(), /^[0-9a-f-]{36}$/) ~> $exists()', true],
    ['$now()', '2026-03-02T01:00:00.000Z'],
    ["$now('[Y0001]-[M01]-[D01]T[H01]:[m01]', '+0800')", '2026-03-02T09:00'],
    ['$millis()', START],
  ])('evaluate %s to %j', async (source, value) => {
    expect(await evaluate(source)).toEqual(value);
  });

  it.each([
    ["$eval('1+1')", 'T1006: Attempted to invoke a non-function'],
    ["$sum('x')", 'T0412'],
    ["$error('mine')", 'D3137: mine'],
    [
      '[1..900000] ~> $count()',
      'Expression evaluation memory limit exceeded: Check for excessive memory usage',
    ],
  ])('fail on %s with: %s', async (source, message) => {
    await expect(evaluate(source)).rejects.toThrow(message);
  });

  it('come without the operators of later JSONata versions', () => {
    expect(() => new Expression('{% $a ?? 1 %}', 'Output')).toThrow();
  });
});

describe('The shortcut around the evaluator', () => {
  const leaf = fc.oneof(
    fc.constantFrom('a', '', '10'),
    fc.integer({ min: -3, max: 3 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );
  const { tree: value } = fc.letrec<{ tree: JsonValue }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'constructor'), tie('tree'), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    ) as fc.Arbitrary<JsonValue>,
  }));
  const operand = fc.constantFrom(
    '$states.input',
    '$states.input.a',
    '$states.input.a.b',
    '$x',
    '$x.a',
    '$y',
    '1',
    "'a'",
    'true',
    'null',
    '-2',
  );
  const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'and', 'or', '&', '+', '-', '*');
  const source = fc.oneof(
    operand,
    fc.tuple(operand, operator, operand).map((parts) => parts.join(' ')),
    fc.tuple(operand, operator, operand).map(([a, o, b]) => `(${a} ${o} ${b}) ? ${a} : ${b}`),
    operand.map((a) => `$exists(${a})`),
    operand.map((a) => `$not(${a})`),
    fc.tuple(operand, operand, operand).map(([a, b, c]) => `${a} = ${b} and $not(${b} != ${c})`),
  );

  it('gives the answer of JSONata, or leaves the expression to JSONata', async () => {
    await fc.assert(
      fc.asyncProperty(source, value, value, async (text, input, x) => {
        const expression = jsonata(text);
        const short = shortcut(expression.ast() as unknown as Syntax);
        const answer = short ? short(environment(input, { x })) : FULL;
        if (answer === FULL) return;
        const context = { Execution: { Name: 'x' } };
        const full = (await expression.evaluate(undefined, { states: { input, context }, x })) as
          | JsonValue
          | undefined;
        expect(answer).toEqual(full);
      }),
      { numRuns: 3000 },
    );
  });
});
