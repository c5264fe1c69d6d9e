import { describe, expect, it } from 'vitest';
import { postTargetView } from '../../functions/common/views/post-target-view.ts';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { amendmentForms } from '../../lib/policy/amendments/amendment.ts';
import { amendedLayers } from '../../lib/policy/amendments/apply.ts';
import { uncomputableRules } from '../../lib/policy/amendments/computable.ts';
import { lifecycleRules } from '../../lib/policy/lifecycle-rules.ts';
import { lintPacks } from '../../lib/policy/lint.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { builtInLayers, servedRegions } from '../../lib/policy/regions/registry.ts';

const { schema } = amendmentForms(servedRegions);
const common = {
  id: 'posts-2027',
  layer: 'weihai',
  from: '2027-01-01',
  note: '调整公益性岗位管理',
  citation: { document: '威人社发〔2027〕3号', article: '三', clause: 'WH-3.4' },
  basis: 'circular',
};
const layersWith = (amendment: object) => amendedLayers([schema.parse({ ...common, ...amendment }) as never]);
const packOn = (day: string, amendment: object) => {
  const layers = layersWith(amendment);
  expect(uncomputableRules(layers)).toEqual([]);
  const { region = 'weihai' } = amendment as { readonly region?: 'weihai' };
  return resolvePack(region, parseLocalDate(day), layers);
};

describe('An amendment of posts of last resort (SX-6.3, WH-3.4, I-68)', () => {
  it.each([
    ['postAttendance', { countedBy: 'none' }],
    ['postTarget', { posts: 2_000, by: '2027-12-31', parityAtLeast: 'reemployment-rate' }],
    ['postsAsLastResort', { marketFirst: true }],
  ])('%s is a sound statement of its layer', (key, value) => {
    const [known] = builtInLayers.weihai?.values.postTarget ?? [];
    const layers = layersWith({ key, value, citation: known?.citation });
    expect(lintPacks(layers, parseLocalDate('2027-01-01')).filter(({ kind }) => kind === 'error')).toEqual(
      [],
    );
  });

  it('ends the count of attendance in Weihai from its first day', () => {
    const none = { key: 'postAttendance', value: { countedBy: 'none' } };
    const counted = (day: string) => lifecycleRules(packOn(day, none)).publicPost.countsAttendance;
    expect([counted('2026-12-31'), counted('2027-01-01')]).toEqual([true, false]);
  });

  it('makes a region count attendance that did not before', () => {
    const layers = layersWith({
      layer: 'chongqing',
      key: 'postAttendance',
      value: { countedBy: 'month' },
      citation: { document: '渝人社发〔2027〕2号', article: '六', clause: 'CQ-6.3' },
    });
    const counted = (day: string) =>
      lifecycleRules(resolvePack('chongqing', parseLocalDate(day), layers)).publicPost.countsAttendance;
    expect([counted('2026-12-31'), counted('2027-01-01')]).toEqual([false, true]);
  });

  it('sets another target, by its own source', () => {
    const value = { posts: 2_000, by: '2027-12-31', parityAtLeast: 'reemployment-rate' };
    const target = (day: string) =>
      postTargetView(packOn(day, { key: 'postTarget', value }), parseLocalDate(day), 'zh');
    expect(target('2026-12-31')).toMatchObject({ posts: 14_000, isOver: true });
    expect(target('2027-01-01')).toMatchObject({ posts: 2_000, by: '2027-12-31', isOver: false });
    expect(target('2027-01-01')?.basis.document).toContain('威人社发〔2027〕3号');
  });

  it('states the source by which the market comes first', () => {
    const pack = packOn('2027-01-01', { key: 'postsAsLastResort', value: { marketFirst: true } });
    expect(lifecycleRules(pack).publicPost.marketFirst).toMatchObject({ document: '威人社发〔2027〕3号' });
  });

  it.each([
    ['attendance at certain times of the day', 'postAttendance', { countedBy: 'hour' }],
    ['no post', 'postTarget', { posts: 0, by: '2027-12-31', parityAtLeast: 'reemployment-rate' }],
    ['no such day', 'postTarget', { posts: 1, by: '2027-02-30', parityAtLeast: 'reemployment-rate' }],
    ['posts before the market', 'postsAsLastResort', { marketFirst: false }],
  ])('of %s is refused', (_what, key, value) => {
    expect(schema.safeParse({ ...common, key, value }).success).toBe(false);
  });
});
