import { describe, expect, it } from 'vitest';
import { describeCitation } from '../../lib/policy/citations.ts';

describe('describing a citation', () => {
  it('a citation has title and number in the language of the reader', () => {
    const citation = { document: 'yunnan-2022-57', article: '一(二)', clause: 'YN-1.2.1' };

    expect(describeCitation(citation, 'zh').title).toBe(
      '《关于进一步促进失业人员就业创业有关政策措施的通知》（云人社发〔2022〕57号）',
    );
    expect(describeCitation(citation, 'zh').text).toBe(
      '《关于进一步促进失业人员就业创业有关政策措施的通知》（云人社发〔2022〕57号）第一条第（二）项',
    );
    expect(describeCitation(citation, 'en')).toMatchObject({
      article: 'section 1(2)',
      title: expect.stringContaining('Yunnan'),
      text: expect.stringMatching(/57号\), section 1\(2\)$/),
    });
    expect(describeCitation(citation, 'en').mark).toBeUndefined();
  });

  it.each([
    ['mohrss-2020-79', 'national', 'Quoted from a copy; the issued text prevails'],
    ['shanghai-registration-form', undefined, 'From the code table of a business system'],
    ['product-design', 'reading', 'The rule is not explicit; applied as commonly understood'],
    ['product-design', undefined, 'Not regulated; set by the agency'],
    [
      'mohrss-2020-79',
      'reading',
      'The rule is not explicit; applied as commonly understood; Quoted from a copy; the issued text prevails',
    ],
  ] as const)('a citation of %s with the basis %s is marked: %s', (document, basis, mark) => {
    expect(describeCitation({ document, article: '-', clause: 'N2' }, 'en', basis).mark).toBe(mark);
  });

  it.each([
    ['product-design', '经办机构工作安排'],
    ['mohrss-2022-69', '经办机构工作安排'],
    ['shandong-2022-144', '经办机构工作安排'],
    ['registration-scope-list', '公开的失业登记范围列表'],
  ])('%s cannot be cited as a document, and is named without 书名号', (document, name) => {
    const { title, text, article } = describeCitation({ document, article: '一', clause: 'N2' }, 'zh');

    expect([title, text, article]).toEqual([name, name, '']);
  });

  it('a document that has left the register is shown by its id', () => {
    const view = describeCitation({ document: 'gone', article: '一', clause: 'N2' }, 'zh');

    expect(view).toEqual({
      document: 'gone',
      article: '第一条',
      clause: 'N2',
      title: 'gone',
      text: 'gone第一条',
    });
  });
});
