import { describe, expect, it } from 'vitest';
import { describeCitation } from '../../lib/policy/citations.ts';

describe('describing a citation', () => {
  it('a citation has title and number in the language of the reader', () => {
    const citation = { document: 'yunnan-2022-57', article: '一(二)', clause: 'YN-1.2.1' };

    expect(describeCitation(citation, 'zh').title).toBe(
      '《关于进一步促进失业人员就业创业有关政策措施的通知》（云人社发〔2022〕57号）',
    );
    expect(describeCitation(citation, 'en')).toMatchObject({
      article: '一(二)',
      title: expect.stringContaining('Yunnan'),
    });
    expect(describeCitation(citation, 'en').mark).toBeUndefined();
  });

  it.each([
    ['mohrss-2020-79', 'national', 'From a third-party copy; the official text prevails'],
    ['shanghai-registration-form', undefined, 'From a running system, not from a policy document'],
    ['reconsideration-law', undefined, undefined],
    ['product-design', 'reading', 'Our reading; the source is ambiguous or silent'],
    ['product-design', undefined, 'Our default; no source in policy'],
    [
      'mohrss-2020-79',
      'reading',
      'Our reading; the source is ambiguous or silent; From a third-party copy; the official text prevails',
    ],
  ] as const)('a citation of %s with the basis %s is marked: %s', (document, basis, mark) => {
    expect(describeCitation({ document, article: '-', clause: 'N2' }, 'en', basis).mark).toBe(mark);
  });

  it('a document that has left the register is shown by its id', () => {
    const view = describeCitation({ document: 'gone', article: '一', clause: 'N2' }, 'zh');

    expect(view).toEqual({ document: 'gone', article: '一', clause: 'N2', title: 'gone' });
  });
});
