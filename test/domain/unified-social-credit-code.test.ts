import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  creditCodeCheckCharacter,
  parseUnifiedSocialCreditCode,
} from '../../lib/domain/unified-social-credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const faultOf = (text: string) => {
  const result = parseUnifiedSocialCreditCode(text);
  return result.ok ? 'none' : result.failure.fault;
};
const characters = (length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });
const validCode = fc
  .tuple(characters(2), fc.stringMatching(/^\d{6}$/), characters(9))
  .map((parts) => parts.join(''))
  .map((first17) => first17 + creditCodeCheckCharacter(first17));

describe('A unified social credit code (GB 32100-2015)', () => {
  it.each(['91350100M000100Y43', '91350100m000100y43', ' 91350100M000100Y43 '])('%j is parsed', (text) => {
    expect(parseUnifiedSocialCreditCode(text)).toEqual({ ok: true, value: '91350100M000100Y43' });
  });

  it.each([
    ['91350100M000100Y44', 'checksum'],
    ['91350100M000100Y4', 'length'],
    ['', 'length'],
    ['91350100M000100Y433', 'length'],
    ['91350100I000100Y43', 'characters'],
    ['91350100O000100Y43', 'characters'],
    ['9135010AM000100Y43', 'characters'],
    ['91350100-M000100Y43', 'characters'],
    ['９1350100M000100Y43', 'full-width'],
  ])('%j is refused: %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it('catches every change of one character', () => {
    fc.assert(
      fc.property(validCode, fc.nat({ max: 17 }), fc.constantFrom(...alphabet), (code, place, character) => {
        const changed = code.slice(0, place) + character + code.slice(place + 1);
        expect(faultOf(changed) === 'none').toBe(changed === code);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['', '91350100I000100Y4', '91350100M000100Y43'])('has no check character for %j', (text) => {
    expect(() => creditCodeCheckCharacter(text)).toThrow(RangeError);
  });
});
