import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenOf, groupedYuanOf, yuanOf, yuanPattern } from '../../lib/domain/money.ts';

describe('An amount of money', () => {
  it.each([
    ['0', 0],
    ['1', 100],
    ['0.07', 7],
    ['0.5', 50],
    ['4000', 400_000],
    ['4,000.5', 400_050],
    ['100000', 10_000_000],
    ['100000.00', 10_000_000],
    ['100000.01', 10_000_001],
    ['2,345,678,901.20', 234_567_890_120],
    ['999999999999.99', 99_999_999_999_999],
  ])('of %s yuan is %i fen', (yuan, fen) => expect(fenOf(yuan)).toBe(fen));

  it.each([
    '',
    '-1',
    '1.001',
    '1e3',
    '.5',
    '1.',
    '４００',
    '十万',
    '١',
    '12元',
    '4000,50',
    '1,23',
    '12,3456',
    ',100',
    '1000000000000',
  ])('is not %j', (yuan) => expect(fenOf(yuan)).toBeUndefined());

  it('is read as it was written, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => {
        expect(fenOf(yuanOf(fen))).toBe(fen);
        expect(fenOf(groupedYuanOf(fen))).toBe(fen);
        expect(yuanOf(fen)).toMatch(yuanPattern);
      }),
    );
  });

  it('below zero is written with one sign, like the rest of a budget', () => {
    expect([-99_950, -5, -100].map(yuanOf)).toEqual(['-999.50', '-0.05', '-1.00']);
    expect([-99_950, -123_456_789].map(groupedYuanOf)).toEqual(['-999.50', '-1,234,567.89']);
  });

  it('has commas between thousands in a document', () => {
    expect([0, 99_999, 100_000, 123_456_789].map(groupedYuanOf)).toEqual([
      '0.00',
      '999.99',
      '1,000.00',
      '1,234,567.89',
    ]);
  });
});
