import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacter } from '../../lib/domain/identity-number.ts';
import { maskNumbersIn } from '../../lib/domain/numbers-in-text.ts';

describe('Numbers in a written text', () => {
  it.each([
    ['新号码13900139000，请记录', '新号码139****9000，请记录'],
    ['请拨１３９ 0013 9000', '请拨139****9000'],
    ['+86 139-0013-9000或者8613900139000', '139****9000或者139****9000'],
    ['固定电话023-63214567', '固定电话023-****4567'],
    ['身份证11010519491231002X已核对', '身份证110***********002X已核对'],
    ['身份证 110105 19491231 002x。', '身份证 110***********002X。'],
    ['通行证H12345678', '通行证H******78'],
    ['2026-11-20 13900139000 2次', '2026-11-20 139****9000 2次'],
    ['1. 13900139000、3 023 63214567', '1. 139****9000、3 023-****4567'],
    ['+852 6123 4567', '+852 ****4567'],
  ])('are masked: %s', (text, masked) => {
    expect(maskNumbersIn(text)).toBe(masked);
  });

  it.each([
    '2026年11月20日以前，月薪3000元至5000元',
    '请拨12333（外地请拨023-12333）',
    '申请编号500103202611292AT2N4YF',
    '2026-11-20至2026-12-31',
    '人社厅发〔2020〕79号',
  ])('stay where they are none: %s', (text) => {
    expect(maskNumbersIn(text)).toBe(text);
  });

  it('leave nothing of an identity number or a mobile number but what the masks show, wherever they are', () => {
    const digits = (length: number) =>
      fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
        .map((all) => all.join(''));
    const number = fc.oneof(
      digits(16).map((rest) => `5${rest}${checkCharacter(`5${rest}`)}`),
      digits(8).map((rest) => `139${rest}`),
    );
    const around = fc.constantFrom('', '。', '：', '号', '电话', ' ', '\n', '（');
    const gap = fc.constantFrom('', ' ', '-', '\u200b');
    fc.assert(
      fc.property(around, number, around, gap, (before, plain, after, between) => {
        const written = plain.match(/.{1,4}/g)?.join(between) ?? '';
        const shown = maskNumbersIn(`${before}${written}${after}`).replaceAll(/[ \u200b-]/g, '');
        expect(shown).toMatch(/\*{4}/);
        expect(shown).not.toContain(plain.slice(3, -4));
      }),
    );
  });
});
