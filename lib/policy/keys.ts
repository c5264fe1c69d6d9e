import type { Bilingual } from './bilingual.ts';
import type { OptionalKey, PolicyKey } from './values.ts';

interface KeyDescription {
  readonly title: Bilingual;
  /** Whether a region may leave the value out. */
  readonly optional: boolean;
}

const required = (zh: string, en: string): KeyDescription => ({ title: { zh, en }, optional: false });
const optional = (zh: string, en: string): KeyDescription => ({ title: { zh, en }, optional: true });

/** The name of each value of a pack, as tables and messages show it. */
export const policyKeys = {
  decisionDeadlineOnline: required('办结时限（线上）', 'Time limit of the decision, online'),
  decisionDeadlineCounter: required('办结时限（线下）', 'Time limit of the decision, counter'),
  dayEndOnline: required('截止时刻（线上）', 'End of the last day, online'),
  dayEndCounter: required('截止时刻（线下）', 'End of the last day, counter'),
  deadlineCounting: required('期间计算', 'How days are counted'),
  firstContact: required('首次联系', 'First contact'),
  contactPerson: required('专人联系', 'Contact person'),
  registrationAge: required('登记年龄', 'Age of registration'),
  eligiblePersons: required('登记对象', 'Who may register'),
  registrationSituations: required('登记情形', 'Situations of registration'),
  registrationPlaces: required('登记地', 'Where to register'),
  identityDocuments: required('身份证件', 'Identity documents'),
  forbiddenDocuments: required('不得要求的材料', 'Documents that nobody may be asked for'),
  applicationFacts: required('申请人填写的信息', 'What the person states'),
  unemploymentReasons: required('失业原因代码', 'Reasons of unemployment'),
  refusalReasons: required('不予登记的理由', 'Reasons of refusal'),
  forbiddenRefusalGrounds: required('不得作为不予登记理由的情形', 'Grounds on which nobody may be refused'),
  remedies: required('救济途径', 'Remedies'),
  jobSeekerFallback: optional('转办求职登记', 'Job-seeker registration instead'),
  escalation: required('提醒和逐级督办', 'Reminders and escalation'),
  resultNotice: required('结果反馈', 'Notice of the result'),
  personalDataNotice: required('个人信息处理告知', 'Notice of data processing'),
  serviceChannels: required('办理渠道', 'Channels'),
  handlingTimes: required('及时办理的时限', 'Time limits of what is to be done promptly'),
  officePractice: required('办公时间和信息使用', 'Office hours and use of data'),
  retention: required('保存期限', 'How long records are kept'),
  profileFacts: required('须了解的情况', 'Facts to be learnt'),
  tags: required('同步标注', 'Groups marked at intake'),
  ledgerCompleteness: required('台账“清”的标准', 'Completeness of the ledger'),
  tierCriteria: required('分级分类依据', 'Grounds of grading'),
  intentionTracks: required('就业意愿分类', 'Intention tracks'),
  servicePlan: required('服务计划', 'Service plan'),
  oneToOne: required('“一对一”服务范围', 'Scope of one-to-one service'),
  recruitmentFairs: optional('专场招聘会', 'Recruitment fairs for the unemployed'),
  youthInternship: optional('青年就业见习年龄', 'Age of youth internship'),
  helpers: optional('协助联系和服务的队伍', 'Who helps with contact and services'),
  longUnemployedYouth: optional('长期未就业青年的口径', 'Who counts as young and long without work'),
  servicePackage: optional('打包服务', 'Service package'),
  followUp: required('跟踪回访', 'Follow-up'),
  afterPlacement: optional('再就业回访', 'Follow-up after placement'),
  closureReasons: required('注销情形', 'Reasons of closure'),
  refusalClosure: required('拒绝服务的注销', 'Closure for refusals'),
  unreachableClosure: required('失联的注销', 'Closure when unreachable'),
  reEntry: optional('重新纳入援助', 'Re-entry into assistance'),
  publication: optional('信息公布', 'What is published, and where'),
  agencyDirectory: optional('机构目录', 'Directory of agencies'),
  difficultyRecognition: optional('就业困难人员认定对象', 'Who is recognised as in employment difficulty'),
  taxMeasures: optional('税收优惠政策', 'Tax measures'),
  subsidySchemes: optional('补贴项目', 'Schemes of subsidies'),
  claimHandling: required('补贴申领的办理', 'Handling of claims'),
  zeroEmploymentHousehold: required('零就业家庭认定和援助', 'Households without work'),
  publicPost: required('公益性岗位安置', 'Public-welfare posts'),
  postsAsLastResort: optional('市场渠道优先、托底安置', 'Posts as a last resort'),
  postAttendance: optional('公益性岗位考勤', 'Attendance in posts'),
  postTarget: optional('公益性岗位创设目标', 'Target of posts'),
  hardshipChain: required('就业困难人员认定程序', 'Steps of recognising employment difficulty'),
  hardshipExits: required('就业困难人员退出情形', 'Reasons for which a recognition ends'),
  referral: optional('转介对象和条件', 'To whom people are referred, and when'),
  handOverItems: required('对外提供的信息', 'What is handed over to others'),
  handOverTimes: required('转介和推送的时限', 'Time limits of what is handed over'),
  handOverRecords: required('对外提供记录的保存期限', 'How long records of what was handed over are kept'),
  phaseOut: optional('渐退期', 'Phase-out of relief'),
  loanIndividual: optional('个人创业担保贷款额度', 'Maximum of a guaranteed loan to one person'),
  loanPartnership: optional('合伙创业担保贷款额度', 'Maximum of a guaranteed loan to partners'),
  loanFirm: optional('小微企业创业担保贷款额度', 'Maximum of a guaranteed loan to a small firm'),
  loanGroups: required('创业担保贷款对象', 'Who may have a guaranteed loan'),
  counterGuarantee: optional('免除反担保的额度', 'Loans without a counter-guarantee'),
  loanRelief: optional('贷款展期和延期还本付息', 'Schemes by which loans are repaid later'),
  loanBanks: optional('创业担保贷款经办银行', 'Banks for guaranteed loans'),
} as const satisfies { readonly [Key in PolicyKey]: KeyDescription };

/** All keys, in display order. */
export const allPolicyKeys = Object.keys(policyKeys) as readonly PolicyKey[];

/** Whether a region may leave out the value of this key. */
export const isOptionalKey = (key: PolicyKey): key is OptionalKey => policyKeys[key].optional;
