import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenOf, yuanOf } from '../../lib/domain/money.ts';

describe('An amount of money', () => {
  it.each([
    ['0', 0],
    ['1', 100],
    ['0.5', 50],
    ['100000', 10_000_000],
    ['100000.00', 10_000_000],
    ['100000.01', 10_000_001],
  ])('%s yuan is %d fen', (yuan, fen) => {
    expect(fenOf(yuan)).toBe(fen);
  });

  it.each(['', '-1', '1.001', '1,000', '1e3', '01', '.5', '1.', '十万', '١'])('%j is not one', (yuan) => {
    expect(fenOf(yuan)).toBeUndefined();
  });

  it('is written as it is parsed, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), (fen) => {
        expect(fenOf(yuanOf(fen).replaceAll(',', ''))).toBe(fen);
      }),
    );
    expect(yuanOf(123_456_789)).toBe('1,234,567.89');
  });
});
