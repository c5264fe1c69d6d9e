import type { CaseEvent, EventType } from '../../lib/domain/case/events.ts';
import type { Phase, TaskKind } from '../../lib/domain/case/vocabulary.ts';
import type { Bilingual, Language } from './language.ts';

/** What people read about a case. Every event type and phase has a sentence in both languages. */

export const phaseTexts = {
  applied: { zh: '已提交，等待审核', en: 'Submitted, awaiting a decision' },
  registered: { zh: '已登记失业', en: 'Registered as unemployed' },
  refused: { zh: '不予登记', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  'job-seeker': { zh: '已办理求职登记', en: 'Registered as a job-seeker' },
} as const satisfies Record<Phase, Bilingual>;

export const taskTexts = {
  'decide-application': { zh: '审核失业登记申请', en: 'Decide the application' },
  'make-first-contact': { zh: '首次联系登记失业人员', en: 'Make the first contact' },
} as const satisfies Record<TaskKind, Bilingual>;

const rungTexts: Readonly<Record<string, Bilingual>> = {
  reminder: { zh: '已提醒经办人员', en: 'The officer was reminded' },
  'national-limit': {
    zh: '已达到国家规定的三个工作日，已提醒经办人员',
    en: 'The national limit of three working days was reached; the officer was warned',
  },
  supervisor: { zh: '已逾期，已上报主管', en: 'Overdue: escalated to the supervisor' },
  unit: { zh: '仍未办结，已上报经办机构负责人', en: 'Still open: escalated to the head of the agency' },
  city: { zh: '仍未办结，已上报上级部门', en: 'Still open: escalated to the city' },
};

const eventTexts: {
  readonly [Type in EventType]: Bilingual | ((event: CaseEvent<Type>) => Bilingual | undefined);
} = {
  'application-submitted': (event) =>
    event.data.channel === 'online'
      ? { zh: '收到线上提交的失业登记申请', en: 'The application was received online' }
      : { zh: '窗口受理失业登记申请', en: 'The application was received at the counter' },
  'application-screened': {
    zh: '完成信息比对，供审核参考',
    en: 'Records were compared, as evidence for the officer',
  },
  'task-opened': (event) =>
    event.data.kind === 'decide-application'
      ? { zh: '已转经办人员审核', en: 'Given to an officer to decide' }
      : { zh: '已安排首次联系', en: 'The first contact was put on the worklist' },
  'information-requested': {
    zh: '请申请人补充说明（办理时限不暂停）',
    en: 'The applicant was asked for information (the time limit runs on)',
  },
  'information-provided': { zh: '申请人已补充说明', en: 'The applicant gave the information' },
  'application-approved': { zh: '同意登记失业', en: 'The registration was approved' },
  'application-refused': { zh: '不予登记失业', en: 'The registration was refused' },
  'application-withdrawn': { zh: '申请人撤回申请', en: 'The applicant withdrew' },
  'result-notified': { zh: '已告知办理结果', en: 'The applicant was told the result' },
  'contact-recorded': (event) =>
    event.data.reached
      ? { zh: '已完成首次联系', en: 'The first contact was made' }
      : { zh: '尝试联系，未联系上', en: 'A contact was tried; the person was not reached' },
  'job-seeker-registered': { zh: '已办理求职登记', en: 'Registered as a job-seeker' },
  'deadline-escalated': (event) => rungTexts[event.data.rung],
  'deadline-recomputed': {
    zh: '放假安排或规则更新，办理期限已重新计算',
    en: 'The holiday arrangement or a rule changed: the due date was computed anew',
  },
};

/** The sentence that tells an event. */
export function eventText(event: CaseEvent, language: Language): string {
  const text = eventTexts[event.type] as Bilingual | ((event: CaseEvent) => Bilingual | undefined);
  return (typeof text === 'function' ? text(event) : text)?.[language] ?? event.type;
}
