import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalNumber, compareNumbers, numberKey, sumOf } from '../../dynamodb/number.ts';

/*
 * Developer Guide, "Supported data types and naming rules", Number: up to 38 digits of precision; positive from 1E-130 to
 * 9.9999999999999999999999999999999999999E+125, negative from the opposite; leading and trailing zeroes are trimmed.
 */
const HIGHEST = '9.9999999999999999999999999999999999999E+125';

/** A number as an integer times a power of ten. JavaScript can compare both exactly. */
const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }), fc.integer({ min: -60, max: 60 }))
  .map(([digits, power]) => ({ text: `${digits}e${power}`, scaled: digits * 10n ** BigInt(power + 60) }));

describe('A number', () => {
  it.each([
    ['1.0', '1'],
    ['007', '7'],
    ['-0', '0'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['12.3400', '12.34'],
    ['1e3', '1000'],
    ['1.5E-3', '0.0015'],
    ['0E125', '0'],
    ['1E-130', `0.${'0'.repeat(129)}1`],
    [HIGHEST, '9'.repeat(38).padEnd(126, '0')],
    [`-${HIGHEST}`, `-${'9'.repeat(38).padEnd(126, '0')}`],
  ])('%s is kept as %s', (given, kept) => {
    expect(canonicalNumber(given)).toBe(kept);
    expect(canonicalNumber(kept)).toBe(kept);
  });

  it.each([
    ['1E126', 'Number overflow'],
    ['-1E126', 'Number overflow'],
    ['1E-131', 'Number underflow'],
    // paritysuite/dynamodb-conformance, limits/numberExponent
    ['0E126', 'Number overflow'],
    ['0E-131', 'Number underflow'],
    ['1E9223372036854775807', 'Number overflow'],
    ['1E9223372036854775808', 'cannot be converted to a numeric value: 1E9223372036854775808'],
    ['1'.repeat(39), 'more than 38 significant digits'],
    ['abc', 'cannot be converted to a numeric value: abc'],
    ['', 'cannot be converted to a numeric value'],
    [' 1', 'cannot be converted to a numeric value'],
    ['NaN', 'cannot be converted to a numeric value'],
    ['0x10', 'cannot be converted to a numeric value'],
    ['1e', 'cannot be converted to a numeric value'],
    ['.', 'cannot be converted to a numeric value'],
  ])('%s is refused', (given, reason) => {
    expect(() => canonicalNumber(given)).toThrow(reason);
  });

  it('is ordered by its value, and so are the keys made of it', () => {
    fc.assert(
      fc.property(decimals, decimals, (one, other) => {
        const order = Math.sign(Number(one.scaled > other.scaled) - Number(one.scaled < other.scaled));
        const [first, second] = [canonicalNumber(one.text), canonicalNumber(other.text)];
        expect(Math.sign(compareNumbers(first, second))).toBe(order);
        const keys = Buffer.compare(Buffer.from(numberKey(first)), Buffer.from(numberKey(second)));
        expect(keys).toBe(order);
      }),
    );
  });

  it('is added and subtracted exactly', () => {
    expect(sumOf('0.1', '0.2', 1)).toBe('0.3');
    expect(sumOf('1', '1', -1)).toBe('0');
    expect(sumOf('9'.repeat(37), '1', 1)).toBe(`1${'0'.repeat(37)}`);
    for (const sign of [1, -1] as const) expect(() => sumOf('1e50', '1', sign)).toThrow('Number overflow');
    expect(() => sumOf('1'.repeat(38), '0.1', 1)).toThrow('Number overflow');
    expect(sumOf('1'.repeat(38), '1', -1)).toBe(`${'1'.repeat(37)}0`);
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        (a, b) => {
          expect(sumOf(String(a), String(b), 1)).toBe(String(a + b));
          expect(sumOf(String(a), String(b), -1)).toBe(String(a - b));
        },
      ),
    );
  });
});
