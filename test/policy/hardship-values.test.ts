import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { amendmentForms } from '../../lib/policy/amendments/amendment.ts';
import { amendedLayers } from '../../lib/policy/amendments/apply.ts';
import { uncomputableRules } from '../../lib/policy/amendments/computable.ts';
import { lifecycleRules } from '../../lib/policy/lifecycle-rules.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';

const { schema } = amendmentForms(servedRegions);
const source = {
  citation: { document: '渝人社发〔2027〕2号', article: '二', clause: 'CQ-6.1' },
  basis: 'circular',
} as const;
const group = (code: string, more: object = {}) => ({ code, zh: '人员', en: 'Person', ...more, ...source });
const common = {
  id: 'chongqing-2027-hardship',
  layer: 'chongqing',
  from: '2027-01-01',
  note: '调整认定条件',
  ...source,
};

const loaded = (amendment: object, on = '2027-01-01') => {
  const parsed = schema.parse({ ...common, ...amendment });
  const layers = amendedLayers([parsed as never]);
  expect(uncomputableRules(layers)).toEqual([]);
  return lifecycleRules(resolvePack('chongqing', parseLocalDate(on), layers)).hardship;
};

describe('An amendment of the groups that a region recognises', () => {
  const groups = {
    key: 'difficultyRecognition',
    value: {
      groups: [
        group('older', {
          criterion: { kind: 'age', women: 40, men: 50, zh: '女40男50', en: 'women 40, men 50', ...source },
        }),
        group('veteran'),
      ],
    },
  };

  it('takes effect on its first day: another group with its criterion (CQ-6.1 动态调整, YN-5.1.1)', () => {
    expect(loaded(groups).categories).toMatchObject([
      { code: 'older', criterion: { kind: 'age', women: 40, men: 50 } },
      { code: 'veteran' },
    ]);
    expect(loaded(groups, '2026-12-31').categories).toHaveLength(7);
  });

  it('sets the steps of a region, each with its time, and how long a notice is up', () => {
    const step = (code: string, workingDays?: number) =>
      group(code, workingDays === undefined ? {} : { workingDays });
    const chain = {
      key: 'hardshipChain',
      value: { steps: [step('check', 5), step('public-notice'), step('decision', 10)], noticeWorkingDays: 5 },
    };
    const { chain: steps, within, noticeWorkingDays } = loaded(chain);
    expect(steps).toEqual(['check', 'public-notice', 'decision']);
    expect([within.check.term, within.decision.term]).toEqual([{ workingDays: 5 }, { workingDays: 10 }]);
    expect(noticeWorkingDays).toBe(5);
  });

  it.each([
    ['a group twice', { key: 'difficultyRecognition', value: { groups: [group('older'), group('older')] } }],
    ['no group', { key: 'difficultyRecognition', value: { groups: [] } }],
    ['a step twice', { key: 'hardshipChain', value: { steps: [group('check'), group('check')] } }],
    ['no decision at the end', { key: 'hardshipChain', value: { steps: [group('check'), group('review')] } }],
    [
      'no check at the beginning',
      { key: 'hardshipChain', value: { steps: [group('review'), group('decision')] } },
    ],
    ['no reason to end', { key: 'hardshipExits', value: { reasons: [] } }],
    [
      'an age of nobody',
      {
        key: 'difficultyRecognition',
        value: {
          groups: [
            group('older', { criterion: { kind: 'age', women: 4, men: 50, zh: '一', en: 'x', ...source } }),
          ],
        },
      },
    ],
  ])('with %s is refused', (_what, amendment) => {
    expect(schema.safeParse({ ...common, ...amendment }).success).toBe(false);
  });

  it('leaves criteria open that no source gives: only Weihai has one by age (I-22)', () => {
    for (const region of servedRegions.ids) {
      const { categories } = lifecycleRules(resolvePack(region, parseLocalDate('2026-11-20'))).hardship;
      const byAge = categories.filter(({ criterion }) => criterion?.kind === 'age').map(({ code }) => code);
      expect(byAge).toEqual(region === 'weihai' ? ['older'] : []);
    }
  });
});
