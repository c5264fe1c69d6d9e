import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { certificateGroundTexts, taxMeasureTexts } from '../../episodes/certificate/certificate-texts.ts';
import { claimStatusTexts } from '../../episodes/claim/claim-texts.ts';
import { schemeTexts } from '../../episodes/claim/scheme-texts.ts';
import { monthTexts, responsibilityTexts } from '../../episodes/follow-up/month-texts.ts';
import { loanEndTexts, loanGroundTexts, loanStatusTexts } from '../../episodes/guaranteed-loan/index.ts';
import {
  hardshipOriginTexts,
  hardshipRefusalTexts,
  hardshipStatusTexts,
  hardshipStepTexts,
} from '../../episodes/hardship/hardship-texts.ts';
import { householdEndTexts } from '../../episodes/household/texts.ts';
import { revealedFieldTexts, revealReasonTexts } from '../../episodes/person/reveal-texts.ts';
import { grantStatusTexts } from '../../episodes/proactive/grant-texts.ts';
import { excludedWorkTexts, postStatusTexts, secondGroundTexts } from '../../episodes/public-post/texts.ts';
import { ratedKindTexts, ratingReasonTexts } from '../../episodes/ratings/rating-texts.ts';
import { referralOutcomeTexts, referralStatusTexts } from '../../episodes/referral/index.ts';
import { findingTexts } from '../../episodes/registration/screening-texts.ts';
import { deadlineTexts, taskTexts } from '../../episodes/registry.ts';
import { offerMeansTexts, serviceTypeTexts } from '../../episodes/service-plan/plan-texts.ts';
import { signalTexts } from '../../episodes/signals/index.ts';
import { overdueTexts, phaseTexts } from '../views/texts.ts';
import { actNames } from './act-names.ts';
import {
  handedOverByTexts,
  handOverItemTexts,
  handOverWayTexts,
  loanKindTexts,
  referralBodyTexts,
  reliefLoansTexts,
} from './hand-over-texts.ts';
import { helperTexts } from './helper-texts.ts';
import { packFindingTexts, packStatementTexts, packValueTexts } from './pack-texts.ts';
import { itemResultTexts, lineOutcomeTexts, publicNoticeKindTexts, runStatusTexts } from './payment-texts.ts';
import { kpiNames, systemNames } from './system-names.ts';

type Names = Readonly<Record<string, Bilingual>>;

const roles = {
  applicant: { zh: '申请人', en: 'Applicant' },
  representative: { zh: '委托代理人', en: 'Representative' },
  officer: { zh: '经办人员', en: 'Officer' },
  supervisor: { zh: '主管', en: 'Supervisor' },
  'unit-administrator': { zh: '单位管理员', en: 'Unit administrator' },
  'policy-administrator': { zh: '政策管理员', en: 'Policy administrator' },
  auditor: { zh: '审计人员', en: 'Auditor' },
  finance: { zh: '资金拨付人员', en: 'Finance' },
  employer: { zh: '用人单位', en: 'Employer' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  'delivery-adapter': { zh: '通知发送服务', en: 'Delivery service' },
  system: { zh: '系统', en: 'System' },
} as const;

const levels = {
  officer: roles.officer,
  supervisor: roles.supervisor,
  unit: { zh: '经办机构负责人', en: 'Head of the agency' },
  city: { zh: '上级主管部门', en: 'Higher authority' },
} as const;

/**
 * The names of the codes in answers, list by list, if the answer does not have the name itself. Every value that an answer can
 * have is named here, in Chinese and in English; a test walks all of them.
 */
export const codeNames = {
  phase: phaseTexts,
  identity: {
    'sign-in': { zh: '本人实名登录', en: 'Signed in by the person' },
    counter: { zh: '窗口查验证件', en: 'Document checked at the counter' },
    stated: { zh: '自行填报，尚未核验', en: 'Stated, not yet verified' },
  },
  channel: { online: { zh: '线上', en: 'Online' }, counter: { zh: '服务窗口', en: 'Counter' } },
  placeBasis: {
    'household-registration': { zh: '户籍地', en: 'Place of household registration' },
    residence: { zh: '常住地', en: 'Place of residence' },
    'last-employment': { zh: '就业地', en: 'Place of last employment' },
    insurance: { zh: '参保地', en: 'Place of insurance' },
  },
  deadline: deadlineTexts,
  task: taskTexts,
  taskStatus: { open: { zh: '待办', en: 'Open' }, ended: { zh: '已办结', en: 'Ended' } },
  outcome: {
    approved: { zh: '准予登记', en: 'Approved' },
    refused: { zh: '不予登记', en: 'Refused' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
    ended: { zh: '已终止', en: 'Ended' },
  },
  objection: {
    open: { zh: '复核中', en: 'Under review' },
    upheld: { zh: '异议成立', en: 'Upheld' },
    dismissed: { zh: '异议不成立', en: 'Dismissed' },
  },
  role: roles,
  level: levels,
  unrecognised: {
    'not-entered': { zh: '未登记', en: 'Not listed' },
    left: { zh: '已离岗', en: 'Has left' },
    'other-role': { zh: '登记的是其他角色', en: 'Listed with another role' },
    'other-district': { zh: '登记的是其他地区', en: 'Listed for another place' },
  },
  theme: {
    system: { zh: '跟随系统', en: 'Same as the device' },
    light: { zh: '浅色', en: 'Light' },
    dark: { zh: '深色', en: 'Dark' },
    'high-contrast': { zh: '高对比度', en: 'High contrast' },
  },
  density: {
    comfortable: { zh: '宽松', en: 'Comfortable' },
    compact: { zh: '紧凑', en: 'Compact' },
  },
  selfCheck: {
    can: { zh: '可以申请', en: 'May apply' },
    ask: { zh: '还需了解', en: 'More information is needed' },
    no: { zh: '目前不符合', en: 'Conditions not met at present' },
  },
  instead: {
    'job-seeker': { zh: '求职登记', en: 'Registration as a job-seeker' },
    transfer: { zh: '转移登记', en: 'Transfer of the registration' },
  },
  assistance: {
    family: { zh: '家人', en: 'Family' },
    'community-worker': { zh: '社区（村）工作人员', en: 'Community worker' },
    'agency-staff': { zh: '机构工作人员', en: 'Agency staff' },
    other: { zh: '其他', en: 'Somebody else' },
  },
  taxMeasure: taxMeasureTexts,
  certificateGround: certificateGroundTexts,
  claimStatus: claimStatusTexts,
  grantStatus: grantStatusTexts,
  handOverKind: {
    referral: { zh: '转介', en: 'Referral' },
    loan: { zh: '创业担保贷款', en: 'Guaranteed loan' },
  },
  postAttendance: {
    month: { zh: '按月登记出勤天数', en: 'Days counted by month' },
    none: { zh: '不登记出勤', en: 'Not counted' },
  },
  employerAct: {
    'provide-information': { zh: '补充说明', en: 'Provide information' },
    withdraw: { zh: '撤回申领', en: 'Withdraw the claim' },
    'give-account': { zh: '填报或更正收款账户', en: 'Enter or correct the account' },
    'ask-for-review': { zh: '申请复核', en: 'Ask for a review' },
  },
  claimVerdict: {
    met: { zh: '符合', en: 'Met' },
    'not-met': { zh: '不符合', en: 'Not met' },
    unknown: { zh: '待核实', en: 'Not checked yet' },
    open: { zh: '标准待明确', en: 'No standard set yet' },
  },
  claimFoundBy: {
    case: { zh: '系统记录', en: 'System records' },
    officer: { zh: '工作人员核实', en: 'Checked by an officer' },
    nobody: { zh: '尚未核实', en: 'Not checked yet' },
  },
  paymentRunStatus: runStatusTexts,
  paymentItemResult: itemResultTexts,
  acknowledgementOutcome: lineOutcomeTexts,
  publicNoticeKind: publicNoticeKindTexts,
  claimPayment: {
    queued: { zh: '待拨付', en: 'To be paid' },
    'in-run': { zh: '拨付中', en: 'Being paid' },
    paid: { zh: '已发放', en: 'Paid' },
    bounced: { zh: '被退回', en: 'Returned' },
  },
  claimRecovery: {
    proposed: { zh: '待审批', en: 'To be decided' },
    declined: { zh: '未同意追回或撤销', en: 'Proposal declined' },
    owed: { zh: '待退回', en: 'Owed' },
    repaid: { zh: '已退回', en: 'Repaid' },
    revoked: { zh: '已撤销批准，未发放', en: 'Approval revoked, nothing paid' },
    void: { zh: '款项已退汇，不再追回', en: 'Payment returned, nothing is owed' },
  },
  schemeKind: schemeTexts.kind,
  claimant: schemeTexts.claimant,
  schemeAmount: schemeTexts.amount,
  schemeOnce: schemeTexts.once,
  employerSize: schemeTexts.size,
  claimFact: schemeTexts.asked,
  criterion: schemeTexts.criterion,
  householdEnd: householdEndTexts,
  secondGround: secondGroundTexts,
  excludedWork: excludedWorkTexts,
  postStatus: postStatusTexts,
  ratedKind: ratedKindTexts,
  ratingReason: ratingReasonTexts,
  proposalKind: {
    'policy-amendment': { zh: '政策修订', en: 'Policy amendment' },
    'holiday-arrangement': { zh: '放假安排', en: 'Holiday arrangement' },
  },
  proposalStatus: {
    proposed: { zh: '待另一人确认', en: 'Waiting for confirmation by another person' },
    confirmed: { zh: '已确认', en: 'Confirmed' },
    withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  },
  escalationStep: {
    reminder: { zh: '提醒经办人员', en: 'Reminder to the officer' },
    'national-limit': { zh: '达到国家规定时限', en: 'National time limit reached' },
    'first-warning': { zh: '第一次预警', en: 'First warning' },
    'second-warning': { zh: '第二次预警', en: 'Second warning' },
    supervisor: { zh: '提请主管督办', en: 'Escalated to the supervisor' },
    unit: { zh: '提请经办机构负责人督办', en: 'Escalated to the head of the agency' },
    city: { zh: '报上级主管部门督办', en: 'Escalated to the higher authority' },
  },
  factSource: {
    person: { zh: '本人陈述', en: 'Stated by the person' },
    officer: { zh: '工作人员了解', en: 'Found out by an officer' },
    comparison: { zh: '信息比对', en: 'Comparison of records' },
    'carried-over': { zh: '此前登记带入', en: 'Carried over from before' },
  },
  handOverWay: handOverWayTexts,
  handOverItem: handOverItemTexts,
  handedOverBy: handedOverByTexts,
  referralBody: referralBodyTexts,
  reliefLoans: reliefLoansTexts,
  loanKind: loanKindTexts,
  counterGuarantee: {
    'not-needed': { zh: '免除反担保', en: 'No counter-guarantee needed' },
    'may-be-asked': { zh: '可以要求反担保', en: 'A counter-guarantee may be asked for' },
  },
  loanStatus: loanStatusTexts,
  loanGround: loanGroundTexts,
  loanEnd: loanEndTexts,
  referralStatus: referralStatusTexts,
  referralOutcome: referralOutcomeTexts,
  referralConsent: {
    'not-needed': { zh: '无需本人同意', en: 'Not needed' },
    needed: { zh: '待本人答复', en: 'Not answered yet' },
    given: { zh: '本人已同意', en: 'Given' },
  },
  track: {
    employment: { zh: '有就业意愿', en: 'Willing to take a job' },
    flexible: { zh: '有灵活就业意愿', en: 'Willing to work flexibly' },
    'own-business': { zh: '有自主经营意愿', en: 'Wants to run a business' },
    unclear: { zh: '就业意向尚不清晰', en: 'Intention not yet clear' },
  },
  tier: {
    general: { zh: '一般服务', en: 'General service' },
    intensive: { zh: '重点服务', en: 'Intensive service' },
    'one-to-one': { zh: '个性化帮扶', en: 'Individual assistance' },
  },
  service: serviceTypeTexts,
  helper: helperTexts,
  serviceOutcome: {
    offered: { zh: '已提供，待答复', en: 'Offered' },
    taken: { zh: '已接受', en: 'Taken' },
    refused: { zh: '未接受', en: 'Not taken' },
  },
  counting: {
    provided: { zh: '按提供次数计', en: 'Counted when provided' },
    offered: { zh: '按提供机会计', en: 'Counted when offered' },
    'provided-or-declined': {
      zh: '按提供或者本人说明原因谢绝计',
      en: 'Counted when provided, or declined with a reason',
    },
  },
  means: {
    ...offerMeansTexts,
    'second-contact': { zh: '其他联系人', en: 'The second contact' },
    'data-comparison': { zh: '信息比对', en: 'Data comparison' },
  },
  month: monthTexts,
  monthBy: {
    officer: roles.officer,
    'data-comparison': { zh: '信息比对', en: 'Data comparison' },
    'first-contact': { zh: '首次联系', en: 'First contact' },
  },
  excuse: {
    unreachable: { zh: '已多次联系未果（记录在案）', en: 'Attempted, not reached (on record)' },
    'registration-ended': { zh: '登记已终止', en: 'The registration has ended' },
    transferred: { zh: '登记已转出', en: 'The registration was transferred' },
  },
  signal: signalTexts,
  comparedFact: {
    pension: { zh: '领取基本养老金', en: 'Receives a basic pension' },
    'insured-employment': { zh: '在用人单位就业参保', en: 'Insured as employed' },
    'business-owner': { zh: '登记为经营主体负责人', en: 'Registered as running a business' },
    'registered-elsewhere': { zh: '在其他地方登记失业', en: 'Registered at another place' },
    'minimum-living-guarantee': { zh: '低保家庭成员', en: 'Of a household on minimum living guarantee' },
    'living-guarantee-margin': { zh: '低保边缘家庭成员', en: 'Of a household just above the guarantee' },
    'low-income-family': { zh: '低收入家庭成员', en: 'Of a low-income family' },
    'out-of-poverty': { zh: '脱贫人口', en: 'Lifted out of poverty' },
    'disability-certificate': { zh: '持有残疾人证', en: 'Has a certificate of disability' },
    'completed-training': { zh: '已完成培训', en: 'Has completed training' },
    'benefit-unclaimed': {
      zh: '可能符合条件未领失业保险待遇',
      en: 'May be entitled to an unclaimed benefit',
    },
  },
  signalOrigin: {
    person: { zh: '本人申报', en: 'Reported by the person' },
    officer: { zh: '工作人员记录', en: 'Recorded by an officer' },
    comparison: { zh: '信息比对发现', en: 'Found by a data comparison' },
    'other-place': { zh: '其他登记地告知', en: 'From another place' },
  },
  hardshipStatus: hardshipStatusTexts,
  hardshipStep: hardshipStepTexts,
  hardshipOrigin: hardshipOriginTexts,
  hardshipRefusal: hardshipRefusalTexts,
  closure: {
    proposed: { zh: '拟注销，待审核', en: 'Proposed' },
    declined: { zh: '不予注销', en: 'Declined' },
    closed: { zh: '已注销', en: 'Closed' },
    reinstated: { zh: '已恢复登记', en: 'Reinstated' },
  },
  closureNotice: {
    required: { zh: '应当告知本人', en: 'Notice required' },
    exempt: { zh: '不需告知', en: 'Exempt from notice' },
  },
  placement: {
    'in-work': { zh: '稳定就业', en: 'In work' },
    'out-of-work': { zh: '再次失业', en: 'Out of work' },
    'not-reached': { zh: '未联系上', en: 'Not reached' },
  },
  revealedField: revealedFieldTexts,
  revealReason: revealReasonTexts,
  sex: { male: { zh: '男', en: 'Male' }, female: { zh: '女', en: 'Female' } },
  screening: findingTexts,
  overdue: overdueTexts,
  basis: {
    circular: { zh: '本地通知', en: 'Local circular' },
    'local-law': { zh: '地方性法规', en: 'Local regulation' },
    national: { zh: '国家规定', en: 'National rule' },
    reading: { zh: '规定未予明确，按通行理解执行', en: 'Rule not explicit; common interpretation' },
    proposal: { zh: '政策未作规定，由经办机构确定', en: 'Not regulated; set by the agency' },
  },
  responsibility: responsibilityTexts,
  recordClass: {
    'registration-file': { zh: '登记和服务档案', en: 'Registration and service file' },
    'unregistered-application': {
      zh: '未予登记或者撤回的申请',
      en: 'Application that was refused or withdrawn',
    },
    'subsidy-file': { zh: '补贴和贷款档案', en: 'File with a subsidy or a loan' },
  },
  agency: {
    agency: { zh: '公共就业服务机构', en: 'Public employment service agency' },
    'grass-roots': { zh: '基层公共就业服务平台', en: 'Grass-roots service desk' },
    'disabled-persons': { zh: '残疾人就业服务机构', en: 'Disabled persons’ employment service agency' },
  },
  household: { urban: { zh: '城镇', en: 'Urban' }, rural: { zh: '农村', en: 'Rural' } },
  disabilityGrade: {
    1: { zh: '一级', en: 'Grade 1' },
    2: { zh: '二级', en: 'Grade 2' },
    3: { zh: '三级', en: 'Grade 3' },
    4: { zh: '四级', en: 'Grade 4' },
  },
  comparisonRun: {
    records: { zh: '导入比对数据', en: 'Records were loaded' },
    snapshot: { zh: '确认为全量数据', en: 'Confirmed as the complete data set' },
  },
  recipient: {
    person: { zh: '本人', en: 'The person' },
    officer: roles.officer,
    'district-supervisors': { zh: '本地区主管', en: 'Supervisors of the district' },
  },
  delivery: {
    issued: { zh: '待发送', en: 'Issued' },
    sent: { zh: '已发送', en: 'Sent' },
    delivered: { zh: '已送达', en: 'Delivered' },
    failed: { zh: '发送失败', en: 'Failed' },
  },
  deliveryChannel: {
    sms: { zh: '短信', en: 'Text message' },
    app: { zh: '手机应用', en: 'App' },
    'work-message': { zh: '工作消息', en: 'Work message' },
    phone: { zh: '电话', en: 'Telephone' },
    counter: { zh: '服务窗口', en: 'Counter' },
    letter: { zh: '信函', en: 'Letter' },
  },
  reassignment: {
    assigned: { zh: '已移交', en: 'Handed over' },
    unchanged: { zh: '未变动', en: 'Unchanged' },
    refused: { zh: '不能移交', en: 'Not possible' },
  },
  axisLane: {
    event: { zh: '事件', en: 'Events' },
    deadline: { zh: '期限', en: 'Deadlines' },
    month: { zh: '月度回访', en: 'Months' },
    execution: { zh: '流程执行', en: 'Executions' },
  },
  axisState: {
    happened: { zh: '已发生', en: 'Happened' },
    begun: { zh: '已开始', en: 'Begun' },
    open: { zh: '进行中', en: 'Open' },
    overdue: { zh: '已逾期', en: 'Overdue' },
    met: { zh: '按期办结', en: 'Met in time' },
    'met-late': { zh: '逾期办结', en: 'Met late' },
    lapsed: { zh: '已随登记终止', en: 'Ended with the registration' },
    excused: { zh: '按规定不再回访', en: 'Excused by rule' },
    missed: { zh: '未完成', en: 'Missed' },
  },
  proofFault: {
    'case-removed': { zh: '案件记录缺失', en: 'The case was removed' },
    'case-head-wrong': { zh: '案件现状与办理记录不一致', en: 'The case does not agree with its last event' },
    'event-unreadable': { zh: '办理记录无法读取', en: 'An event cannot be read' },
    'event-missing': { zh: '办理记录缺失', en: 'An event is missing' },
    'event-altered': { zh: '办理记录被改动', en: 'An event was altered' },
    'event-not-following': { zh: '办理记录前后不衔接', en: 'An event does not follow the one before it' },
    'signed-event-missing': { zh: '已签名的办理记录缺失', en: 'A signed event is missing' },
    'history-rewritten': { zh: '已签名的办理记录被改写', en: 'Signed history was rewritten' },
    'event-unsigned': { zh: '办理记录未经签名', en: 'An event was not signed' },
    'event-listing-wrong': { zh: '办理记录的索引不一致', en: 'An event is not listed where it belongs' },
    'place-wrong': { zh: '本人在办事项的指向不一致', en: 'The place of the person names another case' },
    'item-altered': { zh: '案件数据被改动', en: 'An item of the case was altered' },
    'item-removed': { zh: '案件数据缺失', en: 'An item of the case was removed' },
    'item-added': { zh: '案件中有来历不明的数据', en: 'An item was added that no event has written' },
    'delivery-altered': { zh: '送达记录被改动', en: 'The delivery of a notice was altered' },
  },
  fairMonth: {
    held: { zh: '已举办', en: 'Held' },
    open: { zh: '待举办', en: 'Not held yet' },
    overdue: { zh: '逾期未举办', en: 'Overdue' },
  },
  action: actNames,
  touched: {
    no: { zh: '尚未着手', en: 'Not begun' },
    started: { zh: '已着手', en: 'Begun' },
    answered: { zh: '本人已答复', en: 'The person has answered' },
  },
  required: {
    'school-leaving-date': { zh: '离校时间', en: 'Date of leaving school' },
    'last-employer': { zh: '原用人单位名称', en: 'Name of the last employer' },
  },
  packFinding: packFindingTexts,
  packValue: packValueTexts,
  packStatement: packStatementTexts,
  kpi: kpiNames,
  ...systemNames,
} as const satisfies Readonly<Record<string, Names>>;

/** The name of a code of a list; a code that the list does not have is shown as it is. */
export const codeName = (list: keyof typeof codeNames, code: string, language: Language): string =>
  (codeNames[list] as Names)[code]?.[language] ?? code;

/** All lists in one language, for the public guide. */
export const namesIn = (language: Language): Record<string, Record<string, string>> =>
  Object.fromEntries(
    Object.entries(codeNames as Readonly<Record<string, Names>>).map(([list, names]) => [
      list,
      Object.fromEntries(Object.entries(names).map(([code, name]) => [code, name[language]])),
    ]),
  );
