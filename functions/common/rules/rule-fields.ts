import { householdEndTexts } from '../../episodes/household/texts.ts';
import { excludedWorkTexts, secondGroundTexts } from '../../episodes/public-post/texts.ts';
import { type FieldTexts, texts } from '../http/label.ts';
import { schemeFields } from './scheme-fields.ts';

/*
 * The names of the fields of an amendment and of a holiday arrangement. Their schemas belong to lib/policy and lib/domain, which
 * know nothing of forms. So the operations that take them name the fields here, by the end of their path.
 */

const workingDays = (zh: string, en: string): FieldTexts =>
  texts(`${zh}（工作日）`, `${en}, in working days`);

/** The fields of a citation, wherever one occurs. */
const sourceFields = {
  citation: texts('出处', 'Citation'),
  document: texts('文号', 'Document'),
  article: texts('条款', 'Article'),
  clause: texts('条款编号', 'Clause', {
    help: ['已收录的条款编号，如 CQ-1.2。', 'A clause that the packs know, such as CQ-1.2.'],
  }),
  quote: texts('原文', 'Quotation'),
  basis: texts('性质', 'Basis', { choices: 'basis' }),
} as const;

const stepFields = {
  'decision[].name': texts('步骤', 'Step', { choices: 'escalationStep' }),
  'first-contact[].name': texts('步骤', 'Step', { choices: 'escalationStep' }),
  'follow-up[].name': texts('步骤', 'Step', { choices: 'escalationStep' }),
  'plan-item[].name': texts('步骤', 'Step', { choices: 'escalationStep' }),
  'closure-decision[].name': texts('步骤', 'Step', { choices: 'escalationStep' }),
  to: texts('提请对象', 'Put before', { choices: 'level' }),
  workingDaysAfterDue: texts('期限届满后的工作日数', 'Working days after the due date', {
    help: ['负数为期限届满之前。', 'Negative for days before it.'],
  }),
  'value.decision': texts('审核申请', 'Decision on an application'),
  'value.first-contact': texts('首次联系', 'First contact'),
  'value.follow-up': texts('跟踪回访', 'Follow-up'),
  'value.plan-item': texts('服务计划', 'Service plan'),
  'value.closure-decision': texts('审核注销', 'Decision on a closure'),
} as const;

const timeFields = {
  'value.workingDays': texts('工作日', 'Working days'),
  time: texts('截止时刻', 'Time of day', {
    help: ['如 18:00，最晚 24:00。', 'Such as 18:00; 24:00 at the latest.'],
  }),
  makePlanWorkingDays: workingDays('制定服务计划', 'Making a plan'),
  adjustPlanWorkingDays: workingDays('调整服务计划', 'Adjusting a plan'),
  handleSignalWorkingDays: workingDays('核实变化情况', 'Looking into a change'),
  arrangeTransferWorkingDays: workingDays('办理转移', 'Arranging a transfer'),
  decideClosureWorkingDays: workingDays('审核注销', 'Deciding a closure'),
  decideObjectionWorkingDays: workingDays('复核异议', 'Deciding an objection'),
  checkPlacementWorkingDays: workingDays('再就业回访', 'Checking a placement'),
  serveJobSeekerWorkingDays: workingDays('服务求职登记人员', 'Serving a job-seeker'),
  completeLedgerWorkingDays: workingDays('补全台账', 'Completing the ledger'),
  decideDeletionWorkingDays: workingDays('审核删除请求', 'Deciding a deletion'),
  destroyAfterGrantDays: texts('同意删除后的销毁（天）', 'Destruction after a grant, in days'),
  followUpsSpreadOverDays: texts('每月回访分布天数', 'Days over which follow-ups are spread'),
  messagesFrom: texts('最早发送时刻', 'Messages from', {
    help: ['如 09:00，在06:00至12:59之间。', 'Such as 09:00, from 06:00 to 12:59.'],
  }),
  revealShownSeconds: texts('完整信息显示时长（秒）', 'How long data are shown, in seconds'),
  destructionPostponedDays: texts('推迟销毁（天）', 'Destruction postponed by days'),
  years: texts('保存年限', 'Years'),
  dueMonthsAfterPlan: texts('完成期限（月）', 'Due after the plan, in months'),
  months: texts('回访时点（注销后第几个月）', 'Months after the closure'),
  employedLessThanMonths: texts('就业不满（月）', 'Employed for less than months'),
  consecutiveMonths: texts('连续月数', 'Consecutive months'),
  monthsWithoutWork: texts('未就业（月）', 'Months without work'),
  minimumAge: texts('最低年龄', 'Lowest age'),
  maximumAge: texts('最高年龄', 'Highest age'),
} as const;

const serviceFields = {
  means: texts('联系方式', 'Means', { choices: 'means' }),
  methods: texts('回访方式', 'Methods'),
  'methods[].code': texts('方式', 'Method', { choices: 'means' }),
  firstMonth: texts('首月', 'First month'),
  firstContactCounts: texts('首次联系计为当月回访', 'The first contact counts'),
  skippedWithinLastWorkingDays: workingDays('月末登记的不计当月', 'Skipped at the end of a month'),
  excusedAfter: texts('认定联系未果的条件', 'Not reached after'),
  attempts: texts('联系天数', 'Days of attempts'),
  differentMeans: texts('不同方式数', 'Different means'),
  responsible: texts('责任机构', 'Who is responsible', { choices: 'responsibility' }),
  templates: texts('计划模板', 'Templates'),
  employment: texts('有就业意愿', 'Employment'),
  flexible: texts('有灵活就业意愿', 'Flexible work'),
  'own-business': texts('有自主经营意愿', 'Own business'),
  unclear: texts('就业意向尚不清晰', 'Intention unclear'),
  serviceTypes: texts('服务项目', 'Services', { choices: 'service' }),
  minimum: texts('最少次数', 'Minimum number of times'),
  counts: texts('计数方式', 'How it counts', { choices: 'counting' }),
  consecutiveRefusals: texts('连续次数', 'Consecutive refusals'),
  goodReasons: texts('正当理由', 'Good reasons'),
  badReasons: texts('非正当理由', 'Reasons that are not good cause'),
  voluntaryServices: texts('自愿服务', 'Voluntary services', { choices: 'service' }),
  'value.name': texts('名称', 'Name'),
  onlyWithoutGoodReason: texts('仅计没有正当理由的', 'Only those without a good reason'),
  items: texts('内容', 'Contents'),
  channels: texts('公布渠道', 'Channels'),
  log: texts('公布记录', 'Log'),
  channel: texts('渠道', 'Channel', {
    help: [
      '渠道的代码：小写字母、数字和短横线。',
      'The code of the channel: small letters, digits and hyphens.',
    ],
  }),
  on: texts('公布日期', 'Day'),
  what: texts('公布内容', 'What was published'),
  agencies: texts('机构', 'Agencies'),
  'agencies[].id': texts('机构代码', 'Id', {
    help: ['小写字母、数字和短横线。', 'Small letters, digits and hyphens.'],
  }),
  'agencies[].kind': texts('机构类型', 'Kind', { choices: 'agency' }),
  district: texts('县（市、区）', 'District', { options: 'districts' }),
  'agencies[].name': texts('机构名称', 'Name'),
  address: texts('地址', 'Address'),
  phone: texts('电话', 'Telephone', {
    help: ['数字，可以有区号、括号和短横线。', 'Digits, with an area code, brackets or hyphens.'],
  }),
} as const;

/** The fields of the rules for recognising employment difficulty. */
const hardshipFields = {
  recogniseHardshipWorkingDays: workingDays('就业困难人员认定各环节', 'Each step of recognising difficulty'),
  groups: texts('人员类别', 'Groups'),
  criterion: texts('认定标准', 'Criterion', {
    choices: {
      age: { zh: '年龄', en: 'Age' },
      'months-registered': { zh: '登记失业月数', en: 'Months of registration' },
    },
  }),
  women: texts('女（周岁）', 'Women, from the age of'),
  men: texts('男（周岁）', 'Men, from the age of'),
  'criterion.months': texts('登记失业（月）', 'Months of registration'),
  steps: texts('认定环节', 'Steps'),
  'steps[].code': texts('环节', 'Step', { choices: 'hardshipStep' }),
  'steps[].workingDays': texts('工作日', 'Working days'),
  noticeWorkingDays: workingDays('公示期不少于', 'A public notice is up for at least'),
  reasons: texts('退出情形', 'Reasons'),
} as const;

/** The fields of the rules for households without work and for posts of last resort. */
const postFields = {
  recognition: texts('认定条件', 'Conditions of recognition'),
  checkWorkingDays: workingDays('核查或者审核', 'Check'),
  decideWorkingDays: workingDays('确认或者审批', 'Deciding'),
  warnAfterWorkingDays: workingDays('第一次预警', 'First warning after'),
  warnAfterDays: texts('第二次预警（天）', 'Second warning after, in days'),
  endReasons: texts('结束援助的情形', 'Reasons for which the help ends'),
  'endReasons[].code': texts('情形', 'Reason', { choices: householdEndTexts }),
  maximumMonths: texts('安置最长（月）', 'A placement lasts at most, in months'),
  toRetirementWithinYears: texts(
    '距退休不足（年）可延长至退休',
    'Until retirement if fewer years are left than',
  ),
  maximumPlacements: texts('累计安置不超过（次）', 'Placements at most'),
  secondFor: texts('可以再次安置的人员', 'Who may be placed again'),
  'secondFor[].code': texts('人员类别', 'Group', { choices: secondGroundTexts }),
  excludedWork: texts('不得设置的岗位', 'Work that posts may not be for'),
  'excludedWork[].code': texts('岗位性质', 'Kind of work', { choices: excludedWorkTexts }),
  noticeMonths: texts('期满前提示（月）', 'Notice of the end, in months before it'),
  recordEndWorkingDays: workingDays('登记离岗情况', 'Recording the end of a placement'),
  offerRegistrationWorkingDays: workingDays('联系离岗人员', 'Contacting people who have left a post'),
  countedBy: texts('出勤统计方式', 'How attendance is counted', {
    choices: {
      month: { zh: '按月统计天数', en: 'Days of each month' },
      none: { zh: '不统计', en: 'Not counted' },
    },
  }),
  marketFirst: texts('市场渠道优先', 'Market first'),
  posts: texts('计划创设岗位（个）', 'Posts to be made'),
  by: texts('完成时限', 'By'),
} as const;

/** The fields of the rules for what leaves the agency: referrals and guaranteed loans. */
const outwardFields = {
  bodies: texts('转介对象', 'Bodies'),
  'bodies[].code': texts('转介对象', 'Body', {
    choices: 'referralBody',
  }),
  insured: texts('是否限参保人员', 'Only the insured'),
  handedOverBy: texts('提供信息的依据', 'Ground for handing over', {
    choices: 'handedOverBy',
  }),
  grounds: texts('转介事由', 'Grounds'),
  reliefs: texts('救助或者待遇', 'Relief or benefits'),
  contact: texts('联系方式', 'How to reach it'),
  relief: texts('转介救助提供的信息', 'Handed over for relief', { choices: 'handOverItem' }),
  benefits: texts('核实待遇提供的信息', 'Handed over for benefits', { choices: 'handOverItem' }),
  loan: texts('贷款申请提供的信息', 'Handed over for a loan', { choices: 'handOverItem' }),
  answerRequestWorkingDays: workingDays('答复转介请求', 'Answering a request for a referral'),
  handOverWorkingDays: workingDays('提供信息', 'Handing over'),
  receiptWorkingDays: workingDays('跟进回执', 'Asking for the receipt'),
  referralAnswerWorkingDays: workingDays('跟进转介结果', 'Asking for the result of a referral'),
  checkLoanWorkingDays: workingDays('审核贷款申请', 'Checking an application for a loan'),
  loanAnswerWorkingDays: workingDays('跟进银行答复', 'Asking for the answer of a bank'),
  loanPaymentWorkingDays: workingDays('跟进贷款发放', 'Asking for the payment of a loan'),
  phaseOutMonths: texts('渐退期（月）', 'Phase-out, in months'),
  maximumFen: texts('最高额度（元）', 'Maximum, in yuan', { control: 'yuan' }),
  upToFen: texts('不超过（元，含本数）', 'Up to and including, in yuan', { control: 'yuan' }),
  kinds: texts('贷款类型', 'Kinds of loans', { choices: 'loanKind' }),
  banks: texts('经办银行', 'Banks'),
  loans: texts('适用的贷款', 'Loans covered', {
    choices: 'reliefLoans',
  }),
  dueFrom: texts('到期日起', 'Due from'),
  dueUntil: texts('到期日止', 'Due until'),
  'schemes[].maximumMonths': texts('最长展期（月）', 'At most, in months'),
  repaidBy: texts('最迟还款日', 'Repaid by'),
  penaltyInterest: texts('免收罚息', 'No penalty interest'),
  closed: texts('已结束', 'Closed'),
} as const;

/** The fields of an amendment (`amendmentSchema`). */
export const amendmentFields: Readonly<Record<string, FieldTexts>> = {
  '': texts('修订的规则', 'Value that is amended', { choices: 'policyKey' }),
  amendment: texts('政策修订', 'Policy amendment', { choices: 'policyKey' }),
  id: texts('修订编号', 'Number of the amendment', {
    help: [
      '系统内部识别用，自行编定，不与其他修订重复：小写字母、数字和短横线，如 chongqing-2027-decision-online。文件的文号填在“出处”中，修订的内容写在“修订说明”中。',
      'A unique number that you choose, by which the system knows the amendment: small letters, digits and hyphens, such as chongqing-2027-decision-online. Give the document in the citation, and what is amended in “Why it is loaded”.',
    ],
  }),
  layer: texts('适用范围', 'Layer', { choices: 'layer' }),
  from: texts('生效日期', 'In force from'),
  note: texts('修订说明', 'Why it is loaded'),
  'citation.note': texts('出处说明', 'Note on the citation'),
  value: texts('新的规定', 'New value', {
    choices: {
      'working-days': { zh: '按工作日', en: 'In working days' },
      'same-visit': { zh: '当场办结', en: 'On the spot' },
    },
  }),
  code: texts('代码', 'Code', {
    help: ['小写字母、数字和短横线。', 'Small letters, digits and hyphens.'],
  }),
  zh: texts('中文', 'Chinese'),
  en: texts('英文', 'English'),
  'value[].code': texts('档案类型', 'Class of records', { choices: 'recordClass' }),
  ...sourceFields,
  ...stepFields,
  ...timeFields,
  ...serviceFields,
  ...schemeFields,
  ...hardshipFields,
  ...postFields,
  ...outwardFields,
};

/** The fields of a holiday arrangement (`holidayArrangementFormSchema`). */
export const arrangementFields: Readonly<Record<string, FieldTexts>> = {
  holidayArrangement: texts('放假安排', 'Holiday arrangement'),
  year: texts('年份', 'Year'),
  source: texts('来源', 'Source'),
  'source.title': texts('文件标题', 'Title'),
  'source.number': texts('文号', 'Number'),
  'source.url': texts('网址', 'Address', { help: ['以 https:// 开头。', 'Beginning with https://.'] }),
  holidays: texts('放假日', 'Holidays'),
  makeUpWorkdays: texts('调休上班日', 'Make-up working days'),
  date: texts('日期', 'Day'),
  'holidays[].name': texts('节日', 'Holiday'),
  'makeUpWorkdays[].name': texts('对应节日', 'Holiday that it belongs to'),
};
