import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { findForbiddenDocument } from '../../lib/policy/forbidden-request.ts';
import { resolvePack } from '../../lib/policy/packs.ts';

const documents = resolvePack('chongqing', parseLocalDate('2026-11-20')).values.forbiddenDocuments.value;
const found = (text: string) => findForbiddenDocument(text, documents)?.code;

describe('N2 a request for a forbidden document', () => {
  it.each([
    ['请上传离职证明', 'termination-proof'],
    ['请提供与原单位解除劳动关系的证明', 'termination-proof'],
    ['请提交毕业证复印件', 'diploma'],
    ['需要您的技能等级证书', 'skill-certificate'],
    ['请先到人才中心调取档案', 'personnel-archive'],
    ['请补充社保缴费记录', 'insurance-proof'],
    ['请证明您符合领取失业保险金条件', 'benefit-proof'],
    ['请带上退伍证', 'former-status-proof'],
    ['请出示户口本', 'household-register'],
    ['请上传劳动合同', 'labour-contract'],
    ['请提供核酸检测结果', 'health-proof'],
    ['Please upload your termination certificate.', 'termination-proof'],
    ['We need copies of your diplomas', 'diploma'],
    ['Bring the EMPLOYMENT CONTRACT, please', 'labour-contract'],
  ])('a request is found in: %s', (text, code) => {
    expect(found(text)).toBe(code);
  });

  it.each([
    ['spaces', '请提供离 职 证 明'],
    ['dashes', '请提供离-职-证-明'],
    ['invisible characters', '请提供离\u200b职\u200b证\u200b明'],
    ['full-width letters and line ends', 'ｄｉｐｌｏｍａ\nplease'],
  ])('a request is not hidden by %s', (_how, text) => {
    expect(found(text)).toBeDefined();
  });

  it.each([
    '请说明您是什么时候离开原单位的',
    '请补充联系电话',
    '请告诉我们原用人单位的名称',
    '您的户口。本人是否在此居住？',
    '我们会向您推送职业介绍信息',
    '登记后您可以另行申请失业保险金',
    'Please tell us since when you have been out of work.',
    'Which employer did you last work for?',
  ])('no request is found in: %s', (text) => {
    expect(found(text)).toBeUndefined();
  });

  it.each([
    '您无需提供离职证明',
    '不需要离职证明、毕业证或档案，只请说明离职时间',
    'There is no need to bring a diploma.',
    'You do not need your employment contract or payslips.',
  ])('a document that is said not to be needed is not a request: %s', (text) => {
    expect(found(text)).toBeUndefined();
  });

  it.each([
    '不必担心，请提供离职证明',
    '无需提供档案，但请上传毕业证',
    '您不得不提供离职证明',
    '并非不需要离职证明',
    '不提供离职证明不予登记',
    'Without a diploma we cannot register you',
    'No need to worry, just send the diploma',
  ])('a request is still found beside a negation: %s', (text) => {
    expect(found(text)).toBeDefined();
  });

  it('a request is found wherever its words are in the text', () => {
    const words = fc.constantFrom(...documents.flatMap((each) => each.words.zh));
    const around = fc.string({
      unit: fc.constantFrom('您', '的', '我', '在', '来', '1', ' '),
      maxLength: 30,
    });
    fc.assert(
      fc.property(around, words, around, (before, word, after) => {
        expect(found(`${before}${word}${after}`)).toBeDefined();
      }),
    );
  });

  it('a request is found in English in any case, and in the plural', () => {
    const words = fc.constantFrom(...documents.flatMap((each) => each.words.en));
    const around = fc.string({ unit: fc.constantFrom('we ', 'ask, ', 'THE ', '\n', '(1) '), maxLength: 20 });
    fc.assert(
      fc.property(around, words, fc.constantFrom('', 's'), around, (before, word, plural, after) => {
        expect(found(`${before} ${word.toUpperCase()}${plural} ${after}`)).toBeDefined();
      }),
    );
  });

  it('any text is handled, however odd', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect([undefined, ...documents]).toContain(findForbiddenDocument(text, documents));
      }),
      { numRuns: 50 },
    );
  });
});
