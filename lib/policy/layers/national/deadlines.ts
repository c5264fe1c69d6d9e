import { citing, dated, proposed } from '../../author.ts';
import type { EscalationStep } from '../../values/registration.ts';
import type { Layer } from '../../values.ts';

const circular79 = citing('mohrss-2020-79');
const civilCode = citing('civil-code');

const escalationSteps = (reminderWorkingDaysBefore: number): readonly EscalationStep[] => [
  { name: 'reminder', to: 'officer', workingDaysAfterDue: -reminderWorkingDaysBefore },
  { name: 'supervisor', to: 'supervisor', workingDaysAfterDue: 0 },
  { name: 'unit', to: 'unit', workingDaysAfterDue: 1 },
  { name: 'city', to: 'city', workingDaysAfterDue: 3 },
];

/** Time limits, how they are counted, and who is responsible once they pass. */
export const deadlines = {
  decisionDeadlineOnline: dated(
    { kind: 'working-days', workingDays: 3 },
    'national',
    circular79('一(三)', 'N2', '在3个工作日内办结失业登记申请'),
  ),
  decisionDeadlineCounter: dated(
    { kind: 'working-days', workingDays: 3 },
    'national',
    circular79('一(三)', 'N2', '在3个工作日内办结失业登记申请'),
  ),
  dayEndOnline: dated({ time: '24:00' }, 'national', civilCode('第二百零三条', 'L11')),
  dayEndCounter: dated(
    { time: '17:30' },
    'proposal',
    civilCode('第二百零三条', 'I-02', undefined, {
      zh: '有业务时间的，以停止业务活动的时间为准；17:30为系统默认值，由经办机构按实际下班时间设定',
      en: 'Where there are business hours, the end of business counts; 17:30 is our default, to be set by the agency.',
    }),
  ),
  deadlineCounting: dated(
    {
      dayZero: 'beijing-date-of-submission',
      nationalPlatformClockStarts: 'submission-by-the-person',
      informationRequestStopsClock: false,
    },
    'reading',
    civilCode('第二百零一条', 'I-36', undefined, {
      zh: '提交当日不计入；全国平台申请自本人提交之时起算（I-35）；要求补充说明不停止计时（I-37）',
      en: 'The day of submission is not counted; on the national platform time runs from submission by the person (I-35); a request for information does not stop the clock (I-37).',
    }),
  ),
  firstContact: dated(
    { workingDays: 5, countedFrom: 'registration', means: ['phone', 'message'] },
    'national',
    circular79('一(三)', 'N2', '办理失业登记后5个工作日内'),
  ),
  contactPerson: dated(
    { assignedTo: 'every-registered-person', namedByCircular: false },
    'reading',
    citing('product-design')('-', 'I-27', undefined, {
      zh: '通知未提“专人”的地区也指定联系人',
      en: 'A contact person is named also where the circular does not ask for one.',
    }),
  ),
  escalation: proposed(
    {
      decision: escalationSteps(1),
      'first-contact': escalationSteps(1),
      'follow-up': escalationSteps(5),
      'plan-item': escalationSteps(5),
      'closure-decision': escalationSteps(1),
    },
    'I-01',
    {
      zh: '提醒和逐级督办的时点没有政策来源，为系统默认值',
      en: 'No source sets when to remind and to whom to escalate; these are our defaults.',
    },
  ),
  handlingTimes: proposed(
    {
      makePlanWorkingDays: 10,
      adjustPlanWorkingDays: 5,
      handleSignalWorkingDays: 3,
      arrangeTransferWorkingDays: 5,
      decideClosureWorkingDays: 3,
      decideObjectionWorkingDays: 3,
      checkPlacementWorkingDays: 10,
      serveJobSeekerWorkingDays: 5,
      completeLedgerWorkingDays: 10,
      decideDeletionWorkingDays: 15,
      recogniseHardshipWorkingDays: 3,
      destroyAfterGrantDays: 15,
      followUpsSpreadOverDays: 10,
    },
    'I-13',
    {
      zh: '通知只要求“及时”，没有天数；为系统默认值，由各地设定',
      en: 'The circulars say "promptly" without a number; these are our defaults, to be set by the region.',
    },
  ),
  claimHandling: proposed(
    {
      checkWorkingDays: 3,
      decideWorkingDays: 3,
      answerObjectionWorkingDays: 3,
      reviewWorkingDays: 3,
      correctAccountWorkingDays: 3,
      lookIntoWorkingDays: 3,
      paymentAnswerWorkingDays: 5,
    },
    'I-13',
    {
      zh: '补贴申领的办理时限没有政策来源，为系统默认值；需由负责人审批的金额未定，未定之前一律由负责人审批',
      en: 'No source sets time limits for claims; these are our defaults. No source says above which amount a supervisor approves; until one does, a supervisor approves all.',
    },
  ),
  jobSeekerFallback: dated(
    { offeredFor: ['ineligible', 'over-age'], withService: 'placement' },
    'reading',
    citing('employment-promotion-law')('第三十五条', 'I-03', undefined, {
      zh: '公共就业服务机构免费提供职业指导和职业介绍；各地转发人社部发〔2022〕69号的通知均规定办理求职登记，未作规定的地方按I-03办理',
      en: 'Public agencies give guidance and placement free of charge; every local circular that speaks of it offers the registration, and by reading I-03 so does a region whose circular is silent.',
    }),
  ),
} as const satisfies Layer['values'];
