import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributesOf, itemOf } from '../../lib/store/attributes.ts';

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, min: -1e9, max: 1e9 }).filter((number) => !Object.is(number, -0)),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('value')),
    tie('members'),
  ),
  members: fc.dictionary(
    fc.string().filter((name) => name !== '__proto__'),
    tie('value'),
  ),
})).members as fc.Arbitrary<Record<string, unknown>>;

describe('the attributes of an item', () => {
  test('are those that the SDK makes of it', () => {
    fc.assert(
      fc.property(values, (item) => {
        expect(attributesOf(item)).toEqual(marshall(item, { removeUndefinedValues: true }));
      }),
    );
  });

  test('are read as the SDK reads them', () => {
    fc.assert(
      fc.property(values, (item) => {
        const attributes = marshall(item, { removeUndefinedValues: true });
        expect(itemOf(attributes)).toEqual(unmarshall(attributes));
      }),
    );
  });

  test('leave out a member that cannot be listed, which is one that is held back', () => {
    const item = Object.defineProperty({ open: 1 }, 'heldBack', {
      get: () => {
        throw new Error('held back');
      },
    });
    expect(attributesOf(item)).toEqual({ open: { N: '1' } });
  });

  test.each([
    ['NaN', Number.NaN],
    ['an infinity', Number.POSITIVE_INFINITY],
    ['a number that is not held exactly', 2 ** 53],
    ['a large whole number', 1n],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a set', new Set(['a'])],
    ['bytes', new Uint8Array(1)],
    ['a function', () => 1],
  ])('are not made of %s', (_what, value) => {
    expect(() => attributesOf({ value })).toThrow(TypeError);
    expect(() => attributesOf({ list: [{ value }] })).toThrow(TypeError);
  });

  test.each([
    ['a set', { SS: ['a'] }],
    ['bytes', { B: new Uint8Array(1) }],
    ['a number that is not held exactly', { N: '9007199254740993' }],
  ])('are not read as %s', (_what, value) => {
    expect(() => itemOf({ value })).toThrow(TypeError);
  });
});
