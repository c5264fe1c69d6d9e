import type { CaseEvent, DeadlineKind, EventType, TaskKind } from '../../../lib/domain/case/case.ts';
import type { Coverage } from '../../../lib/domain/case/follow-up/coverage.ts';
import type { Phase, Track } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { OverdueReason } from '../../../lib/domain/case/model/deadlines.ts';
import type { SignalKind } from '../../../lib/domain/case/signals/events.ts';
import type { Bilingual, Language } from '../http/language.ts';

/** What people read about a case. Every event type and phase has a sentence in both languages. */

export const phaseTexts = {
  applied: { zh: '已提交，等待审核', en: 'Submitted, awaiting a decision' },
  registered: { zh: '已登记失业', en: 'Registered as unemployed' },
  refused: { zh: '不予登记', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  'job-seeker': { zh: '已办理求职登记', en: 'Registered as a job-seeker' },
  closed: { zh: '失业登记已注销', en: 'Registration closed' },
} as const satisfies Record<Phase, Bilingual>;

export const taskTexts = {
  'decide-application': { zh: '审核失业登记申请', en: 'Decide the application' },
  'make-first-contact': { zh: '首次联系登记失业人员', en: 'Make the first contact' },
  'make-service-plan': { zh: '制定服务计划', en: 'Make the service plan' },
  'carry-out-plan': { zh: '落实服务计划', en: 'Carry out the service plan' },
  'adjust-plan': { zh: '调整服务计划', en: 'Adjust the service plan' },
  'follow-up': { zh: '本月跟踪回访', en: "Make this month's follow-up" },
  'assess-signal': { zh: '核实变化情况', en: 'Look into what was reported' },
  'arrange-transfer': { zh: '办理登记地转移', en: 'Arrange the transfer' },
  'decide-closure': { zh: '审核注销失业登记', en: 'Decide the closure' },
  'decide-objection': { zh: '复核注销异议', en: 'Decide the objection to a closure' },
  'check-placement': { zh: '再就业回访', en: 'Follow up after the placement' },
} as const satisfies Record<TaskKind, Bilingual>;

export const trackTexts = {
  employment: { zh: '有就业意愿', en: 'Employment' },
  flexible: { zh: '有灵活就业意愿', en: 'Flexible work' },
  'own-business': { zh: '有自主经营意愿', en: 'Own business' },
  unclear: { zh: '意向尚不清晰', en: 'Intention not yet clear' },
} as const satisfies Record<Track, Bilingual>;

export const monthTexts = {
  'not-owed': { zh: '无需回访', en: 'not owed' },
  upcoming: { zh: '即将开始', en: 'to begin' },
  open: { zh: '待回访', en: 'open' },
  overdue: { zh: '已逾期', en: 'overdue' },
  done: { zh: '已回访', en: 'done' },
  'done-late': { zh: '逾期后已回访', en: 'done late' },
  excused: { zh: '按规则免责', en: 'excused by rule' },
  missed: { zh: '未回访', en: 'missed' },
  gap: { zh: '缺口', en: 'gap' },
} as const satisfies Record<Coverage, Bilingual>;

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

/** What has changed in the rules, from the names under which it is recorded. */
const changesIn = (because: string, language: Language): string =>
  because
    .split(' ')
    .map((name) => {
      const year = /^holiday-arrangement-(\d{4})$/.exec(name)?.[1];
      if (year) return { zh: `${year}年放假安排更新`, en: `The holiday arrangement of ${year} changed` };
      const amendment = /^policy-amendment-(.+)$/.exec(name)?.[1];
      if (amendment) return { zh: `政策修订（${amendment}）`, en: `A rule was amended (${amendment})` };
      return { zh: '政策规则更新', en: 'The rules changed' };
    })
    .map((text) => text[language])
    .join(language === 'zh' ? '；' : '; ');

const serviceTexts = {
  offered: { zh: '已提供服务机会，待本人答复', en: 'A service was offered' },
  taken: { zh: '已接受服务', en: 'A service was taken' },
  refused: { zh: '本人未接受服务（已记录原因）', en: 'A service was refused (the reason is recorded)' },
} as const;

const signalTexts = {
  'found-work': { zh: '反映已就业', en: 'Reported: has found work' },
  'started-business': { zh: '反映已创业', en: 'Reported: has started a business' },
  'stable-income': { zh: '反映已有稳定收入', en: 'Reported: has a stable income' },
  'drawing-pension': { zh: '反映已领取基本养老金', en: 'Reported: draws a basic pension' },
  moved: { zh: '反映已迁移住所', en: 'Reported: has moved' },
  'changed-intention': { zh: '反映就业意愿变化', en: 'Reported: the intention has changed' },
  'no-longer-looking': { zh: '本人申请终止', en: 'The person no longer seeks work' },
  'registered-elsewhere': { zh: '反映在其他地方登记', en: 'Reported: registered elsewhere' },
  note: { zh: '工作人员记录变化情况', en: 'An officer noted something' },
} as const satisfies Record<SignalKind, Bilingual>;

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
  'task-opened': (event) => {
    const task = taskTexts[event.data.kind];
    return { zh: `已列入待办：${task.zh}`, en: `Put on the worklist: ${task.en}` };
  },
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
  'deadline-escalated': (event) => rungTexts[event.data.step],
  'deadline-recomputed': ({ data: { because, deadline } }) => ({
    zh: `${changesIn(because, 'zh')}，办理期限已重新计算为 ${deadline.dueDate}`,
    en: `${changesIn(because, 'en')}: the due date was computed anew and is ${deadline.dueDate}`,
  }),
  'officer-assigned': { zh: '已确定联系专人', en: 'An officer was named for the case' },
  'profile-recorded': { zh: '已登记基本情况和重点群体标注', en: 'The profile and groups were recorded' },
  'plan-made': { zh: '已制定服务计划', en: 'The service plan was made' },
  'plan-adjusted': { zh: '已调整服务计划', en: 'The service plan was adjusted' },
  'service-recorded': (event) => serviceTexts[event.data.service.outcome],
  'follow-up-opened': (event) => ({
    zh: `${event.data.month} 月度回访开始`,
    en: `The follow-up of ${event.data.month} begins`,
  }),
  'follow-up-attempted': (event) =>
    event.data.excuses
      ? {
          zh: `${event.data.month} 多次联系未果，本月按规则免责`,
          en: `${event.data.month}: nobody reached after enough attempts; the month is excused by rule`,
        }
      : { zh: '尝试回访，未联系上', en: 'A follow-up was tried; the person was not reached' },
  'follow-up-completed': (event) =>
    event.data.by === 'data-comparison'
      ? {
          zh: `${event.data.month} 信息比对已明确状态，完成回访`,
          en: `${event.data.month}: followed up by data comparison with a definite status`,
        }
      : { zh: `${event.data.month} 已完成回访`, en: `${event.data.month}: followed up` },
  'signal-received': (event) => signalTexts[event.data.kind],
  'signal-handled': { zh: '变化情况已核实处理', en: 'What was reported has been dealt with' },
  'closure-proposed': {
    zh: '提请注销失业登记，待人工审核',
    en: 'A closure was proposed; a person decides it',
  },
  'closure-declined': {
    zh: '经审核，不予注销，登记继续有效',
    en: 'The closure was declined; the registration goes on',
  },
  'registration-closed': { zh: '失业登记已注销', en: 'The registration was closed' },
  'closure-notified': { zh: '已告知注销结果', en: 'The person was told of the closure' },
  'objection-raised': { zh: '本人对注销提出异议', en: 'The person objected to the closure' },
  'objection-dismissed': {
    zh: '异议不成立，维持注销',
    en: 'The objection was dismissed; the closure stands',
  },
  'registration-reinstated': {
    zh: '注销有误，已恢复失业登记',
    en: 'The closure was wrong; the registration was reinstated',
  },
  'placement-check-opened': (event) => ({
    zh: `再就业 ${event.data.monthsAfter} 个月回访开始`,
    en: `The check ${event.data.monthsAfter} months after the placement begins`,
  }),
  'placement-checked': { zh: '已完成再就业回访', en: 'The check after the placement was made' },
  'registration-transferred-in': {
    zh: '从其他登记地转入',
    en: 'The registration was taken over from another place',
  },
  'registration-transferred-out': {
    zh: '已转出至其他登记地',
    en: 'The registration was given over to another place',
  },
};

export const deadlineTexts = {
  decision: { zh: '审核失业登记申请', en: 'Decision on the application' },
  'first-contact': { zh: '首次联系', en: 'First contact' },
  'plan-making': { zh: '制定服务计划', en: 'Making the service plan' },
  'plan-items': { zh: '落实服务计划', en: 'Carrying out the service plan' },
  'plan-adjustment': { zh: '调整服务计划', en: 'Adjusting the service plan' },
  'follow-up': { zh: '月度跟踪回访', en: 'Monthly follow-up' },
  signal: { zh: '核实变化情况', en: 'Looking into what was reported' },
  transfer: { zh: '办理登记地转移', en: 'Arranging the transfer' },
  'closure-decision': { zh: '审核注销失业登记', en: 'Decision on the closure' },
  objection: { zh: '复核注销异议', en: 'Decision on the objection' },
  'placement-check': { zh: '再就业回访', en: 'Check after the placement' },
} as const satisfies Record<DeadlineKind, Bilingual>;

export const overdueTexts = {
  'no-task-begun': { zh: '尚未生成待办', en: 'No task has been begun' },
  'awaiting-information': { zh: '等待本人补充说明', en: 'Awaiting information from the person' },
  'not-reached': { zh: '多次联系未果', en: 'Nobody reached so far' },
  'officer-absent': { zh: '联系专人不在岗', en: 'The officer is absent' },
  'under-way': { zh: '已着手，尚未完成', en: 'Under way, but not finished' },
  'not-touched': { zh: '尚未着手', en: 'Not touched' },
} as const satisfies Record<OverdueReason, Bilingual>;

/** Who answers for the monthly follow-up. */
export const responsibilityTexts = {
  'registering-agency': { zh: '由登记地经办机构负责', en: 'The agency of the place of registration' },
  'county-and-below': {
    zh: '由县级以下公共就业服务机构负责',
    en: 'The public employment service agencies at and below the county',
  },
} as const satisfies Record<string, Bilingual>;

/** The sentence that tells an event. */
export function eventText(event: CaseEvent, language: Language): string {
  const text = eventTexts[event.type] as Bilingual | ((event: CaseEvent) => Bilingual | undefined);
  return (typeof text === 'function' ? text(event) : text)?.[language] ?? event.type;
}
