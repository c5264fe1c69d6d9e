import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../service.ts';

/*
 * Generated items and expressions. What is known to be answered differently by dynoxide 1.2.1 is left out, see
 * oracle.test.ts.
 */

const NAMES = ['a', 'b', 'c', 'd', 'e'];
/** The attribute that is always a map. */
const MAP = 'f';
const TEXTS = ['', 'a', 'ab', 'abc', 'b', 'é', '\uffee', '\u{1f600}', 'Z', '10'];
const NUMBERS = ['0', '1', '-1', '2', '10', '1.5', '-1.5', '0.001', '1e20', '-1e20', '1e-20', '100', '99.99'];
/** In stored form, in which dynoxide looks for members to add to a set or remove from it. */
const STORED_NUMBERS = [
  ...NUMBERS.filter((number) => !number.includes('e')),
  '100000000000000000000',
  '-100000000000000000000',
];
const BYTES = ['', 'AQ==', 'AQI=', '/w==', 'AA=='];

const some = (values: readonly string[]) => fc.constantFrom(...values);
const set = (values: readonly string[]) => fc.uniqueArray(some(values), { minLength: 1, maxLength: 3 });
const named = (value: fc.Arbitrary<JsonValue>) =>
  fc.dictionary(fc.constantFrom('x', 'y', 'z'), value, { maxKeys: 3 });

const scalar: fc.Arbitrary<JsonObject> = fc.oneof(
  some(TEXTS).map((S) => ({ S })),
  some(NUMBERS).map((N) => ({ N })),
  some(NUMBERS).map((N) => ({ N })),
  some(BYTES).map((B) => ({ B })),
  fc.boolean().map((BOOL) => ({ BOOL })),
  fc.constant({ NULL: true }),
);
const setWith = (numbers: readonly string[]): fc.Arbitrary<JsonObject> =>
  fc.oneof(
    set(TEXTS).map((SS) => ({ SS })),
    set(numbers).map((NS) => ({ NS })),
    set(BYTES).map((BS) => ({ BS })),
  );
const aSet = setWith(NUMBERS);
const aSetAsStored = setWith(STORED_NUMBERS);
const flat: fc.Arbitrary<JsonObject> = fc.oneof(scalar, aSet);
const list = (of: fc.Arbitrary<JsonValue>) => fc.array(of, { maxLength: 3 }).map((L) => ({ L }));
export const value: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: aSet },
  {
    weight: 1,
    arbitrary: list(
      fc.oneof(
        flat,
        list(scalar),
        named(scalar).map((M) => ({ M })),
      ),
    ),
  },
  { weight: 1, arbitrary: named(fc.oneof(flat, list(scalar))).map((M) => ({ M })) },
);

/** Attributes besides the key; one is always a map. */
export const attributes: fc.Arbitrary<JsonObject> = fc
  .tuple(fc.dictionary(some(NAMES), value, { maxKeys: 5 }), named(value))
  .map(([item, M]) => ({ ...item, [MAP]: { M } }));

const path = fc.oneof(
  { weight: 4, arbitrary: some(NAMES) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(some(NAMES), fc.constantFrom('.x', '.y', '[0]', '[1]', '.x[0]'))
      .map((of) => of.join('')),
  },
);

/** Text with values in the places of `?`. */
interface Part {
  readonly text: string;
  readonly values: readonly JsonObject[];
}

const literal = (of: fc.Arbitrary<JsonObject>): fc.Arbitrary<Part> =>
  of.map((one) => ({ text: '?', values: [one] }));
const join = (parts: readonly (Part | string)[]): Part => ({
  text: parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
  values: parts.flatMap((part) => (typeof part === 'string' ? [] : part.values)),
});

const ordered = fc.oneof(
  some(TEXTS).map((S) => ({ S })),
  some(NUMBERS).map((N) => ({ N })),
  some(BYTES).map((B) => ({ B })),
);
const comparison: fc.Arbitrary<Part> = fc.oneof(
  fc.tuple(path, fc.constantFrom(' = ', ' <> '), literal(value)).map(join),
  fc.tuple(path, fc.constantFrom(' < ', ' <= ', ' > ', ' >= '), literal(ordered)).map(join),
  fc.tuple(some(['a', 'b']), fc.constantFrom(' = ', ' <> ', ' < ', ' >= '), some(['c', 'd'])).map(join),
  fc
    .tuple(path, fc.constantFrom('0', '1', '3'), fc.constantFrom('3', '20'))
    .map(([one, low, high]) => ({ text: `${one} BETWEEN ? AND ?`, values: [{ N: low }, { N: high }] })),
  fc.tuple(path, fc.array(value, { minLength: 1, maxLength: 3 })).map(([one, values]) => ({
    text: `${one} IN (${values.map(() => '?').join(', ')})`,
    values,
  })),
  fc
    .tuple(fc.constantFrom('attribute_exists', 'attribute_not_exists'), path)
    .map(([name, one]) => ({ text: `${name}(${one})`, values: [] })),
  fc
    .tuple(path, some(['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M']))
    .map(([one, S]) => ({ text: `attribute_type(${one}, ?)`, values: [{ S }] })),
  fc
    .tuple(
      path,
      fc.oneof(
        some(TEXTS).map((S) => ({ S })),
        some(BYTES).map((B) => ({ B })),
      ),
    )
    .map(([one, prefix]) => ({
      text: `begins_with(${one}, ?)`,
      values: [prefix],
    })),
  fc.tuple(path, value).map(([one, part]) => ({ text: `contains(${one}, ?)`, values: [part] })),
  fc
    .tuple(path, fc.constantFrom('=', '<', '>='), fc.constantFrom('0', '1', '2', '3'))
    .map(([one, operator, N]) => ({ text: `size(${one}) ${operator} ?`, values: [{ N }] })),
);

const condition: fc.Arbitrary<Part> = fc.letrec<{ condition: Part }>((tie) => ({
  condition: fc.oneof(
    { weight: 3, arbitrary: comparison },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('condition'), fc.constantFrom(' AND ', ' OR '), tie('condition')).map(join),
    },
    {
      weight: 1,
      arbitrary: tie('condition').map((one) => join(['NOT ', one])),
    },
  ),
})).condition;

/** Puts `:v0`, `:v1`, ... in the places of `?`. */
function expression(name: string, { text, values }: Part): JsonObject {
  let next = 0;
  return {
    [name]: text.replaceAll('?', () => `:v${next++}`),
    ...(values.length > 0 && {
      ExpressionAttributeValues: Object.fromEntries(values.map((one, at) => [`:v${at}`, one])),
    }),
  };
}

export const conditions: fc.Arbitrary<JsonObject> = condition.map((one) =>
  expression('ConditionExpression', one),
);
export const filters: fc.Arbitrary<JsonObject> = condition.map((one) => expression('FilterExpression', one));

const operand: fc.Arbitrary<Part> = fc.oneof(
  literal(value),
  path.map((text) => ({ text, values: [] })),
  fc
    .tuple(path, value)
    .map(([one, otherwise]) => ({ text: `if_not_exists(${one}, ?)`, values: [otherwise] })),
);
const assigned: fc.Arbitrary<Part> = fc.oneof(
  operand,
  fc
    .tuple(path, fc.constantFrom('+', '-'), some(NUMBERS))
    .map(([one, sign, N]) => ({ text: `${one} ${sign} ?`, values: [{ N }] })),
  fc
    .tuple(some(NAMES), some(NUMBERS), some(NUMBERS))
    .map(([one, N, by]) => ({ text: `if_not_exists(${one}, ?) + ?`, values: [{ N }, { N: by }] })),
  fc
    .tuple(some(NAMES), list(scalar))
    .map(([one, L]) => ({ text: `list_append(if_not_exists(${one}, ?), ?)`, values: [{ L: [] }, L] })),
);
const action = (name: string): fc.Arbitrary<{ section: string; part: Part }> =>
  fc.oneof(
    fc
      .tuple(fc.constant(name === MAP ? `${MAP}.x` : name), assigned)
      .map(([to, from]) => ({ section: 'SET', part: join([to, ' = ', from]) })),
    fc.constant({ section: 'REMOVE', part: { text: name, values: [] } }),
    fc
      .tuple(
        fc.constant(name),
        fc.oneof(
          some(NUMBERS).map((N) => ({ N })),
          aSetAsStored,
        ),
      )
      .map(([to, more]) => ({ section: 'ADD', part: { text: `${to} ?`, values: [more] } })),
    fc.tuple(fc.constant(name), aSetAsStored).map(([to, less]) => ({
      section: 'DELETE',
      part: { text: `${to} ?`, values: [less] },
    })),
  );

export const updates: fc.Arbitrary<JsonObject> = fc
  .uniqueArray(some([...NAMES, MAP]), { minLength: 1, maxLength: 3 })
  .chain((names) => fc.tuple(...names.map(action)))
  .map((actions) => {
    const sections = Map.groupBy(actions, ({ section }) => section);
    const parts = [...sections].map(([section, of]) =>
      join([`${section} `, ...of.flatMap(({ part }, at) => (at > 0 ? [', ', part] : [part]))]),
    );
    return expression('UpdateExpression', join(parts.flatMap((part, at) => (at > 0 ? [' ', part] : [part]))));
  });

/** Different top-level names, so that the paths are separate. */
export const projections: fc.Arbitrary<string> = fc
  .uniqueArray(path, { minLength: 1, maxLength: 3, selector: (one) => one[0] })
  .map((paths) => paths.join(', '));

/** Keys of one type, in no order. */
export const sortKeys: fc.Arbitrary<{ type: 'S' | 'N' | 'B'; keys: readonly string[] }> = fc.oneof(
  fc
    .uniqueArray(some(TEXTS.filter((text) => text !== '')), { minLength: 1 })
    .map((keys) => ({ type: 'S' as const, keys })),
  fc.uniqueArray(some(NUMBERS), { minLength: 1 }).map((keys) => ({ type: 'N' as const, keys })),
  fc
    .uniqueArray(some(BYTES.filter((bytes) => bytes !== '')), { minLength: 1 })
    .map((keys) => ({ type: 'B' as const, keys })),
);
