import { describe, expect, it } from 'vitest';
import { fullText } from '../../../functions/common/notices/render.ts';
import { noticesOf } from '../../../lib/domain/case/case.ts';

import { type RegionId, servedRegions } from '../../../lib/policy/regions/registry.ts';
import { officer, supervisor } from '../../domain/case/support/cases.ts';
import { eventWith } from '../../domain/case/support/told.ts';
import { packs } from './support/packs.ts';
import { inNewestVersion } from './support/said.ts';

/** The letters of a template in their newest version, each as one text. */
const letters = (region: RegionId, ...templates: readonly string[]): readonly string[] =>
  inNewestVersion(region)
    .filter(({ notice }) => templates.includes(notice.template))
    .map((source) => fullText({ ...source, language: 'zh' }, packs).paragraphs.join('\n'));

describe('The letter of a plan', () => {
  it('has the numbers of Chongqing as its circular counts them, and none that it does not give (CQ-2.2, CQ-2.4, I-09, I-10)', () => {
    expect(letters('chongqing', 'plan-made')[0]).toContain(
      '求职技巧指导（至少1次）；点对点组织参加招聘活动；匹配岗位信息或零工信息（至少3条）。',
    );
    expect(letters('chongqing', 'plan-adjusted')[0]).toContain(
      '职业指导（至少1次）；心理疏导；职业体验、就业见习等就业准备活动（至少1场）。',
    );
  });

  it.each(['shanxi', 'qinghai', 'weihai', 'yunnan'] as const)(
    'has no number in %s, whose circular gives none (SX-2.2, QH-2.2, WH-4.2, YN-1.3.2, I-09)',
    (region) => {
      const said = letters(region, 'plan-made', 'plan-adjusted').join('\n');
      expect(said).toContain('服务内容：');
      expect(said).not.toMatch(/至少\d/);
    },
  );

  it.each(servedRegions.ids)(
    'does not call a day one of the circular of %s that sets none (I-09)',
    (region) => {
      for (const said of letters(region, 'plan-made', 'plan-adjusted'))
        expect(said).toMatch(/以上服务依据《.+》.*提供，我们安排最迟于2026年\d+月\d+日落实。/);
    },
  );
});

it('The letter of a plan names the services for young people long without work, which are those of another track (SX-2.5)', () => {
  const [source] = inNewestVersion('shanxi').filter(({ notice }) => notice.template === 'plan-made');
  if (!source) throw new Error('there is no plan');
  const forYouth = {
    code: 'career-planning',
    serviceTypes: ['career-planning'],
    minimum: 1,
    counts: 'provided-or-declined' as const,
    basis: { document: 'shanxi-2022-91', article: '二', clause: 'SX-2.5' },
  };
  const history = source.history.map((each) => {
    if (each.event.type !== 'plan-made') return each;
    const { plan } = each.event.data;
    const items = [...plan.items, forYouth];
    return { ...each, event: { ...each.event, data: { ...each.event.data, plan: { ...plan, items } } } };
  });
  const said = fullText({ ...source, history, language: 'zh' }, packs).paragraphs.join('\n');
  expect(said).toContain('组织参加招聘活动；职业规划。');
});

describe.each(servedRegions.ids)('A decision on a recognition in %s', (region) => {
  it('tells of remedies where it stands against somebody, and of none where it is for them (L19 art. 17)', () => {
    const said = letters(region, 'hardship-objection-decided');
    const against = said.filter((each) => each.includes('维持原决定'));
    const others = said.filter((each) => each.includes('予以撤销'));
    expect([against.length, others.length].every((count) => count >= 2)).toBe(true);
    for (const each of against) expect(each).toMatch(/您的权利：.*\n如不服本决定/);
    for (const each of others) expect(each).not.toMatch(/不服|您的权利/);
  });

  it('says that a rule of the place is not held, and does not call it one of the agency (H2)', () => {
    const said = letters(region, 'hardship-exited', 'hardship-objection-decided').join('\n');
    expect(said).toContain('退出情形由当地规定，本地的规定尚未载入');
    expect(said).not.toContain('经办机构工作安排');
  });

  it('tells once how to object to it, as a closure does', () => {
    for (const each of letters(region, 'hardship-exited', 'hardship-refused', 'registration-closed'))
      expect(each.match(/提出异议/g)).toHaveLength(1);
  });
});

it('A call after a placement is owed by the circular of Weihai, and its day is ours (WH-4.6, I-29)', () => {
  const [said = ''] = letters('weihai', 'placement-check');
  expect(said).toMatch(
    /^您实现就业已满1个月。依据《.+》第四条，工作人员将与您联系.*我们安排最迟于2026年12月25日进行。/,
  );
});

it('A household is told of the day by which one of them works as one that we arrange: the law sets none (C7)', () => {
  const said = letters('qinghai', 'household-confirmed', 'household-reopened');
  expect(said).toHaveLength(4);
  // On the last day of a quarter it is the same day, and they are told what that means for them (I-65).
  expect(said.map((each) => each.includes('当日未能落实的，帮扶继续进行'))).toEqual([
    false,
    true,
    false,
    true,
  ]);
  for (const each of said)
    expect(each).toMatch(/帮扶(?:您家庭中)?至少一人实现就业（我们安排最迟于\d{4}年\d+月\d+日落实）/);
});

describe('What may be to somebody’s disadvantage', () => {
  it('gives its reason and the remedies, as the withdrawal of a note for a tax measure does (E2, L19 art. 17)', () => {
    const [said = ''] = letters('shanxi', 'certificate-note-withdrawn');
    expect(said).toMatch(/“自主创业税收政策”的注明.*有误.*\n说明：.+\n依据：《关于进一步支持重点群体/);
    expect(said).toContain('60日内向山西省太原市小店区人民政府申请行政复议');
  });

  it('is told to whoever asked for a correction, with the reasons and the remedies (PIPL arts 46, 50)', () => {
    const [corrected = '', declined = ''] = letters('yunnan', 'correction-answered');
    expect(corrected).toContain('已予更正');
    expect(corrected).not.toContain('不服');
    expect(declined).toMatch(/不予更正。\n说明：.+\n依据：.+第四十六条、第五十条。\n如不服本决定/);
  });

  it('was in the history of the case alone before 2 December 2026, and stays so', () => {
    const told = (at: string) =>
      noticesOf(
        eventWith(
          'correction-answered',
          { taskId: 'answer-correction-1', outcome: 'declined' },
          officer,
          Date.parse(at),
        ),
        9,
        { district: '500103' },
      ).map(({ template }) => template);
    expect(told('2026-12-01T15:59:00Z')).toEqual([]);
    expect(told('2026-12-01T16:00:00Z')).toEqual(['correction-answered']);
  });
});

describe('The answer to a poor rating', () => {
  it('is told to whoever gave it (I-58), and was in the history of the case alone before 3 December 2026', () => {
    expect(letters('yunnan', 'rating-answered')).toEqual([expect.stringMatching(/主管已核实（编号.+）。/)]);
    const told = (at: string) =>
      noticesOf(eventWith('rating-answered', { taskId: 'answer-rating-1' }, supervisor, Date.parse(at)), 9, {
        district: '500103',
      }).map(({ template }) => template);
    expect(told('2026-12-02T15:59:00Z')).toEqual([]);
    expect(told('2026-12-02T16:00:00Z')).toEqual(['rating-answered']);
  });
});
