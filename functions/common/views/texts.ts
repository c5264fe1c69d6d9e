import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { Phase } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { OverdueReason } from '../../../lib/domain/case/model/deadlines.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';

/** The phase of a case, in words. */
export const phaseTexts = {
  applied: { zh: '已提交，等待审核', en: 'Submitted, awaiting a decision' },
  registered: { zh: '已登记失业', en: 'Registered as unemployed' },
  refused: { zh: '不予登记', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  'job-seeker': { zh: '已办理求职登记', en: 'Registered as a job-seeker' },
  'job-seeker-ended': { zh: '求职登记已终止', en: 'Registration as a job-seeker ended' },
  closed: { zh: '失业登记已注销', en: 'Registration closed' },
} as const satisfies Record<Phase, Bilingual>;

/**
 * The phase of a case in words. A registration that moved to another place has not ended, and an application whose person died
 * before the decision was not withdrawn.
 */
export const phaseTextOf = (
  { phase, transferredTo, applicationEnd }: Pick<CaseState, 'phase' | 'transferredTo' | 'applicationEnd'>,
  language: Language,
): string =>
  (transferredTo ? transferredOut : applicationEnd ? applicationEnded : phaseTexts[phase])[language];
const applicationEnded: Bilingual = { zh: '申请已终止', en: 'Application ended' };
const transferredOut: Bilingual = { zh: '失业登记已转出', en: 'Registration transferred to another place' };

/** Why something is overdue, as far as the records show. */
export const overdueTexts = {
  'no-task-begun': { zh: '尚未生成待办', en: 'No task was opened' },
  'awaiting-information': { zh: '等待本人补充说明', en: 'Waiting for information from the person' },
  'interest-declared': { zh: '办理人员回避', en: 'The officer declared an interest' },
  'not-reached': { zh: '尚未联系上', en: 'Not reached yet' },
  'officer-absent': { zh: '联系专人不在岗', en: 'The officer is absent' },
  'under-way': { zh: '已着手，尚未完成', en: 'Started but not finished' },
  'not-touched': { zh: '尚未着手', en: 'Not started' },
} as const satisfies Record<OverdueReason, Bilingual>;
