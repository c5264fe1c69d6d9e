import { describe, expect, it } from 'vitest';
import { fullText } from '../../../functions/common/notices/render.ts';
import { evolve, noticesOf, openTask } from '../../../lib/domain/case/case.ts';
import { refuseApplication } from '../../../lib/domain/case/registration/decide.ts';
import { decisionTaskId } from '../../../lib/domain/case/registration/tasks.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { friday, newCaseId, officer, rulesOf, submission, system } from '../../domain/case/support/cases.ts';
import { by, having, possible } from '../../domain/case/support/decisions.ts';
import { packs } from './support/packs.ts';

/**
 * Whether after a refusal on this ground the person may still want work, and so is offered the services that everybody has
 * (I-03).
 */
const grounds: readonly [ground: string, offered: boolean, document: string, sentence: RegExp][] = [
  ['under-age', false, '人社厅发〔2020〕3号', /年满16周岁（含）/],
  ['draws-pension', true, '人社厅发〔2020〕3号', /依法享受基本养老保险待遇/],
  ['in-employment', true, '人社厅发〔2020〕3号', /无业状态/],
  ['unable-to-work', true, '人社厅发〔2020〕3号', /有劳动能力/],
  ['not-seeking-work', false, '人社厅发〔2020〕3号', /有就业要求/],
  ['person-not-covered', true, '人社厅发〔2020〕3号', /城乡劳动者/],
  ['outside-four-places', true, '人社厅发〔2020〕79号', /户籍地、常住地、就业地、参保地/],
  ['already-registered', false, '人社厅发〔2020〕79号', /不重复登记/],
  ['identity-not-confirmed', false, '人社厅发〔2020〕3号', /本人有效身份证件/],
];

describe.each(servedRegions.ids)('A refusal in %s', (region) => {
  it('can rest on these grounds and on no other', () => {
    expect(Object.keys(rulesOf(region).refusalReasons).sort()).toEqual(grounds.map(([code]) => code).sort());
  });

  it.each(grounds)(
    'on the ground of %s offers registration as a job-seeker: %s (SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3, I-03)',
    (ground, offered, document, sentence) => {
      const submitted = evolve(undefined, newCaseId(), submission({ region }));
      const open = having(
        submitted,
        openTask(submitted, decisionTaskId, 'decide-application', by(system, friday)),
      );
      const event = possible(
        refuseApplication(open, decisionTaskId, ground, rulesOf(region), by(officer, friday)),
      );
      expect(event.data).toMatchObject({ reason: ground, jobSeekerRegistrationOffered: offered });
      const state = evolve(open, open.caseId, event);
      const [notice] = noticesOf(event, state.version, state);
      if (!notice) throw new Error('nobody is told');
      const told = fullText(
        {
          notice: { ...notice, issuedAt: notice.at },
          state,
          history: [{ sequence: state.version, event }],
          freeText: new Map(),
          language: 'zh',
        } as never,
        packs,
      ).paragraphs.join('\n');
      expect(told).toMatch(new RegExp(`依据：《[^》]+》（${document}）`));
      expect(told).toMatch(sentence);
      expect(told).toMatch(/60日内.*行政复议/);
      expect(told).toMatch(/6个月内.*人民法院/);
      expect(told.includes('办理求职登记')).toBe(offered);
    },
  );
});
