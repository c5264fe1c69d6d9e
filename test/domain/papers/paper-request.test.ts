import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restsOnForbiddenGround } from '../../../lib/domain/papers/forbidden-ground.ts';
import { asksForPaper } from '../../../lib/domain/papers/paper-request.ts';
import {
  hiddenRequests,
  lawfulExplanations,
  lawfulTexts,
  papers,
  requests,
  unseenLawfulExplanations,
  unseenLawfulTexts,
  unseenRequests,
} from './phrasings.ts';

const everyRequest = requests.flatMap((request) => papers.map((paper) => request.replace('…', paper)));
const missed = (texts: readonly string[], purpose: 'question' | 'explanation') =>
  texts.filter((text) => !asksForPaper(text, purpose));
const mistaken = (texts: readonly string[], purpose: 'question' | 'explanation') =>
  texts.filter((text) => asksForPaper(text, purpose));

describe('N2 a request for a document beyond identity', () => {
  it(`is found in all of ${everyRequest.length} phrasings in a question (${requests.length} ways to ask, ${papers.length} papers)`, () => {
    expect(missed(everyRequest, 'question')).toEqual([]);
  });

  it('is found in all of them in the explanation of a decision', () => {
    expect(missed(everyRequest, 'explanation')).toEqual([]);
  });

  it.each(hiddenRequests)('is found however it is written: %s', (text) => {
    expect(asksForPaper(text, 'question')).toBe(true);
  });

  it(`is seen in none of ${lawfulTexts.length} questions that ask for none`, () => {
    expect(mistaken(lawfulTexts, 'question')).toEqual([]);
  });

  it(`is seen in none of ${lawfulTexts.length + lawfulExplanations.length} explanations that ask for none`, () => {
    expect(mistaken([...lawfulTexts, ...lawfulExplanations], 'explanation')).toEqual([]);
  });

  it(`is found in ${unseenRequests.length} phrasings that were not written for it, and seen in none of ${unseenLawfulTexts.length} that ask for none`, () => {
    expect(missed(unseenRequests, 'question')).toEqual([]);
    expect(mistaken(unseenLawfulTexts, 'question')).toEqual([]);
    expect(mistaken([...unseenLawfulTexts, ...unseenLawfulExplanations], 'explanation')).toEqual([]);
  });

  it('is not hidden by characters between those of a word', () => {
    const between = fc.constantFrom('', ' ', '-', '·', '\u200b', '\u2060', '　', '_', '"', '*', '/');
    fc.assert(
      fc.property(between, fc.constantFrom(...papers), (sign, paper) => {
        expect(asksForPaper(`请提供${[...paper].join(sign)}`, 'explanation')).toBe(true);
      }),
    );
  });

  it('takes negligible time, whatever is written', () => {
    for (const text of ['请'.repeat(2000), '离，'.repeat(1000), '无需材料'.repeat(500), 'no '.repeat(600)])
      expect([true, false]).toContain(asksForPaper(text, 'question'));
  }, 1000);
});

describe('N2 a forbidden ground for a refusal', () => {
  it.each([
    '材料不全',
    '资料不齐全',
    '手续不全',
    '您未参保',
    '没有参加社会保险',
    '未缴纳失业保险',
    '不符合领取失业保险金条件',
    '不符合领金条件',
    '不具备领金资格',
    '非本地户籍',
    '您是外地户口',
    '户口不在本地',
    '人户分离',
    '没有档案',
    '缺少材料',
    '未交社保',
    '无社保记录',
    '不能领取失业金',
    '材 料 不 全',
    '資料不齊',
    '未參保',
    'Incomplete materials',
    'You are not insured',
  ])('is recognised: %s', (text) => {
    expect(restsOnForbiddenGround(text)).toBe(true);
  });

  it.each([
    ...lawfulExplanations,
    '虽未参保，但已从事个体经营',
    '您已参保，处于就业状态',
    '不因人户分离不予登记',
    '无论是否参保均可登记，但您目前在职',
  ])('is not seen in: %s', (text) => {
    expect(restsOnForbiddenGround(text)).toBe(false);
  });
});
