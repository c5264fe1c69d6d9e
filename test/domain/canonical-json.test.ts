import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../lib/domain/canonical-json.ts';

describe('Canonical JSON', () => {
  it('is the same text for the same value, whatever the order of its members, and parses back to it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each<[string, unknown, string]>([
    [
      'leaves out members that are undefined',
      { b: undefined, a: [1, { d: 2, c: null }] },
      '{"a":[1,{"c":null,"d":2}]}',
    ],
    [
      'orders members by UTF-16 code units, as RFC 8785 requires',
      { '€': 1, '\u{1f600}': 2, '\ufb33': 3, '1': 4, ö: 5 },
      '{"1":4,"ö":5,"€":1,"\u{1f600}":2,"\ufb33":3}',
    ],
    [
      'writes numbers as ECMAScript does',
      [1e21, 1e-7, 0.1, -0, 333333333.3333333],
      '[1e+21,1e-7,0.1,0,333333333.3333333]',
    ],
    [
      'keeps text as it is and escapes only what JSON requires',
      '欧阳 é e\u0301 \u2028 \u0000 "\\',
      '"欧阳 é e\u0301 \u2028 \\u0000 \\"\\\\"',
    ],
  ])('%s', (_what, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    ['NaN', { a: Number.NaN }],
    ['an infinity', [Number.POSITIVE_INFINITY]],
    ['half of a surrogate pair', 'a\ud83d'],
    ['undefined', undefined],
  ])('refuses %s, which has no canonical text', (_what, value) => {
    expect(() => canonicalJson(value)).toThrow();
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
