import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatPhoneNumber,
  isMobile,
  maskPhoneNumber,
  type PhoneNumber,
  parsePhoneNumber,
} from '../../lib/domain/phone-number.ts';

const read = (text: string): PhoneNumber => {
  const result = parsePhoneNumber(text);
  if (!result.ok) throw new Error(result.failure.fault);
  return result.value;
};

describe('A telephone number in mainland China', () => {
  it.each([
    ['13812345678', '+8613812345678'],
    ['+8613812345678', '+8613812345678'],
    ['+86 138 1234 5678', '+8613812345678'],
    ['0086-138-1234-5678', '+8613812345678'],
    ['8613812345678', '+8613812345678'],
    [' 199 0000 0000 ', '+8619900000000'],
    ['010-66556655', '+861066556655'],
    ['(023) 63152000', '+862363152000'],
    ['023-63152000', '+862363152000'],
    ['+86 23 63152000', '+862363152000'],
    ['+86 023 63152000', '+862363152000'],
    ['0631-5231234', '+866315231234'],
    ['0971-6302000', '+869716302000'],
    ['0755-83123456', '+8675583123456'],
    // As copied from contact lists and chats: with marks that change the direction of writing, or full-width.
    ['\u202d13900139000\u202c', '+8613900139000'],
    ['13812345678\u200b', '+8613812345678'],
    ['１３８１２３４５６７８', '+8613812345678'],
    ['＋８６　１３８-1234-5678', '+8613812345678'],
    // Residents of Hong Kong, Macao and Taiwan may register, too (人社厅发〔2020〕3号 一).
    ['+852 9123 4567', '+85291234567'],
    ['0085291234567', '+85291234567'],
    ['+853 6612 3456', '+85366123456'],
    ['+886 0912-345-678', '+886912345678'],
    ['+886 2 2345 6789', '+886223456789'],
  ])('%j is read as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['', 'characters'],
    ['电话', 'characters'],
    ['1381234567a', 'characters'],
    ['13812345678;DROP', 'characters'],
    ['+852 1123 4567', 'prefix'],
    ['+852 912 3456', 'length'],
    ['+853 3123 4567', 'prefix'],
    ['+886 1234 5678', 'prefix'],
    ['+1 212 555 0100', 'country'],
    ['1381234567', 'length'],
    ['138123456789', 'length'],
    ['63152000', 'length'],
    ['12812345678', 'prefix'],
    ['10012345678', 'prefix'],
    ['23812345678', 'prefix'],
    ['023-03152000', 'prefix'],
    ['0631-1231234', 'prefix'],
    ['00000000000', 'country'],
  ])('%j is refused: %s', (text, fault) => {
    expect(parsePhoneNumber(text)).toMatchObject({ ok: false, failure: { fault } });
  });

  it('is parsed the same from each of its own forms', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^(1[3-9]\d{9}|0(10|2\d)[2-9]\d{7}|0[3-9]\d{2}[2-9]\d{6,7})$/),
        (text) => {
          const number = read(text);
          expect(read(formatPhoneNumber(number))).toBe(number);
          expect(read(number)).toBe(number);
          expect(isMobile(number)).toBe(text.startsWith('1'));
        },
      ),
    );
  });
});

describe('The mask of a telephone number', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['023-63152000', '023-****2000'],
    ['+852 91234567', '+852 ****4567'],
    ['0631-5231234', '0631-***1234'],
  ])('hides %s as %s', (text, mask) => {
    expect(maskPhoneNumber(read(text))).toBe(mask);
  });
});
