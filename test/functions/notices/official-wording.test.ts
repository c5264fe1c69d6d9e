import { describe, expect, it } from 'vitest';
import { operations } from '../../../functions/api/operations.ts';
import { receiptOf } from '../../../functions/api/registration/submit-application/answers.ts';
import { fullText, shortText } from '../../../functions/common/notices/render.ts';
import { phaseTextOf } from '../../../functions/common/views/texts.ts';
import { namesIn } from '../../../functions/common/wording/code-names.ts';
import { eventText } from '../../../functions/episodes/event-text.ts';
import { parseLocalDate } from '../../../lib/domain/calendar/local-date.ts';
import { evolve, noticeTemplates } from '../../../lib/domain/case/case.ts';
import { resolvePack } from '../../../lib/policy/packs.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { newCaseId, submission } from '../../domain/case/support/cases.ts';
import { registered } from '../../domain/case/support/registered.ts';
import { eventWith } from '../../domain/case/support/told.ts';
import { everyNotice, namedOfficer } from './support/every-notice.ts';
import { packs } from './support/packs.ts';
import { always, said } from './support/said.ts';

const escalated = eventWith('deadline-escalated', {
  deadlineId: 'first-contact-1',
  step: 'supervisor',
  to: 'supervisor',
});

/** Every Chinese text of a region: notices, histories, the guide, problems, and the names of codes. */
const saidIn = (region: (typeof servedRegions.ids)[number]): string =>
  [
    ...[...said(region, 'zh'), ...always('zh')].map(([, text]) => text),
    ...Object.values(namesIn('zh')).flatMap((names) => Object.values(names)),
    ...operations.map(({ summary }) => summary.zh),
    JSON.stringify(resolvePack(region, parseLocalDate('2026-11-20')).values.personalDataNotice),
    eventText(escalated, 'zh'),
    receiptOf(evolve(undefined, newCaseId(), submission({ region })), 'zh').text,
  ].join('\n');

/** Words that officials do not write, found in the walk through the lifecycle, each with its replacement. */
const replaced: readonly [never: RegExp, instead?: string][] = [
  [/已收到您的申请，将于/, '已收到您的失业登记申请，最迟于2026年11月'],
  [/同意登记失业|不予登记失业/, '审核通过，准予失业登记'],
  [/未予办理/, '不予失业登记告知书'],
  [/据第三方转载|以官方文本为准|未经核对/],
  [/按规则免责|缺口/, '已多次联系未果（记录在案）'],
  [/按规则免责|缺口/, '漏访'],
  [/已上报主管/, '首次联系已逾期，已提请主管督办'],
  [/反映已(?:就业|创业)/, '本人申报'],
  [/您离开失业登记已满|了解近况/, '了解就业稳定情况'],
  [/尤其是长期未就业青年/, '就业意愿：'],
  [/按记录自动计算/, '根据服务记录，拟注销失业登记'],
  [/系统读法|读法/],
  [/系统默认值|待与档案部门确认/, '拨打12333服务热线'],
  [/不会因“非本地户籍”/, '非本地户籍'],
  [/I-\d{2}建议|\bI-\d{2}\b/],
  [/national-check/],
  [/overruledEvidence/, '准予登记的须逐项说明核实情况。'],
  [/回报送达/, '反馈送达情况'],
  [/由县级以下公共就业服务机构负责/, '由县以下公共就业服务机构负责'],
  [/办理期限已重新计算为/],
  [/\b(?:older|intermediate|job-match|insured-employment)\b/],
  [/《(?:本系统设计|失业登记范围和注销情形)[^》]*》/],
];

describe.each(servedRegions.ids)('The words of officials in %s', (region) => {
  const texts = saidIn(region);

  it.each(replaced)('are never %s, but %s', (never, instead) => {
    expect(texts.match(never)?.[0]).toBeUndefined();
    if (instead) expect(texts.includes(instead), instead).toBe(true);
  });

  it('name no document of a province in which the person does not live', () => {
    const own = {
      shanxi: '晋人社',
      qinghai: '青人社',
      weihai: '鲁人社',
      chongqing: '渝人社',
      yunnan: '云人社',
    };
    const others = Object.values(own).filter((prefix) => prefix !== own[region]);
    const elsewhere = new RegExp(['湘人社', '湖南', '芜湖', ...others].join('|'));
    expect(texts.match(elsewhere)?.[0]).toBeUndefined();
  });

  it('cite the ministry by the title and the number of its circular in every adverse notice', () => {
    const adverse = everyNotice(region).filter(({ notice }) =>
      ['registration-refused', 'registration-closed'].includes(notice.template),
    );
    expect(adverse.length).toBeGreaterThan(1);
    for (const source of adverse)
      expect(fullText({ ...source, language: 'zh' }, packs).paragraphs.join('\n')).toMatch(
        /依据：《[^》]+》（人社厅发〔2020〕3号）/,
      );
  });
});

describe.each(servedRegions.ids)('A registered person in %s', (region) => {
  it('is told who their officer is, by name and telephone (SX-1.3, QH-1.3, CQ-1.3, I-27)', () => {
    const naming = everyNotice(region).filter(({ notice }) => notice.template === 'officer-assigned');
    expect(naming.length).toBeGreaterThan(0);
    const { version: templateVersion = 1 } = noticeTemplates['officer-assigned'].versions.at(-1) ?? {};
    for (const source of naming) {
      const notice = { ...source.notice, templateVersion };
      const told = fullText({ ...source, notice, language: 'zh' }, packs).paragraphs.join('\n');
      expect(told).toContain(namedOfficer.name);
      expect(told).toContain(namedOfficer.workPhone);
    }
  });
});

describe('Messages to whoever applied at a counter', () => {
  it('send nobody to a sign-in alone', () => {
    for (const source of servedRegions.ids.flatMap((region) => everyNotice(region))) {
      if (noticeTemplates[source.notice.template].tells !== 'person') continue;
      const short = shortText(source.notice, source.state, packs, 'zh');
      if (/登录/.test(short)) expect(short).toMatch(/或(?:者)?到服务窗口/);
    }
  });
});

describe('A registration that has gone to another place', () => {
  it('is told as a transfer, and nowhere as a closure (I-15)', () => {
    const moved = { phase: 'closed', transferredTo: { caseId: newCaseId(), district: '530102' } } as const;
    expect(phaseTextOf(moved as never, 'zh')).toBe('失业登记已转出');
    const event = eventWith('registration-transferred-out', {
      to: { caseId: newCaseId(), district: '530102' },
    });
    expect(eventText(event, 'zh')).toBe('失业登记已转出，登记继续有效');
    expect(eventText(event, 'en')).not.toMatch(/clos/i);
  });

  it('is another phase of words than a registration that was closed', () => {
    expect(phaseTextOf(registered(), 'zh')).toBe('已登记失业');
    expect(phaseTextOf({ phase: 'closed' }, 'zh')).toBe('失业登记已注销');
  });
});
