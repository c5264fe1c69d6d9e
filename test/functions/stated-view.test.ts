import { expect, it } from 'vitest';
import { statedView } from '../../functions/common/claims/stated-view.ts';

it('what a claim states is shown with its days and months as people write them', () => {
  const stated = {
    business: { creditCode: '91140105MA0K00TEST', name: '某商行', openedOn: '2026-10-08' },
    months: ['2026-11', '2026-12'],
  };
  const values = (language: 'zh' | 'en') =>
    statedView(stated, language).flatMap(({ items }) => items.map(({ value }) => value));
  expect(values('zh')).toEqual(['91140105MA0K00TEST', '某商行', '2026年10月8日', '2026年11月、2026年12月']);
  expect(values('en')).toContain('8 October 2026');
});
