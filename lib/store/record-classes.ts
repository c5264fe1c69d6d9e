import type { RecordClass } from '../domain/case/data-rights/events.ts';
import { keptDays } from './kept-for.ts';

/** A text in both languages. */
interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What ends the retention of a class of records. */
export type Ending =
  /** The key of the case is destroyed some years after its end: the pack's value `retention` says how many. */
  | { readonly by: 'destruction'; readonly classes: readonly RecordClass[] }
  /** They expire by themselves (`expiresAt`). */
  | { readonly by: 'expiry'; readonly days: number }
  /** CloudWatch deletes the log. */
  | { readonly by: 'log'; readonly days: number }
  | { readonly by: 'nothing' };

/** Records of one kind, how long they are kept, and why. */
export interface KeptClass {
  readonly name: Words;
  readonly ends: Ending;
  readonly why: Words;
  /** Names of partitions in `keys.ts`; `partition/sort` if a partition holds several classes. */
  readonly places: readonly string[];
}

/** Logs of functions, as `lib/infra/retention.ts` keeps them. */
export const logsKeptDays = 365;

/** Every class of records that this service keeps. A test checks that every place in the table belongs to one of them. */
export const keptClasses: readonly KeptClass[] = [
  {
    name: { zh: '登记、服务和申请档案', en: 'Files of registrations, services and applications' },
    ends: { by: 'destruction', classes: ['registration-file', 'unregistered-application', 'subsidy-file'] },
    why: {
      zh: '经鉴定批准后销毁密钥（npm run retention），本人信息和文字不可恢复；查阅记录是该事项的事件，随档案保存',
      en: 'The key is destroyed by an approved appraisal (npm run retention): persons and words can never be read again. Each reveal is an event of its case and kept with it, which is longer than the three years of G13',
    },
    places: ['case'],
  },
  {
    name: { zh: '比对来源关于个人的数据', en: 'What comparison sources say of persons' },
    ends: { by: 'expiry', days: keptDays.comparisonRecords },
    why: {
      zh: '到期未再次提供的，视为没有比对（建议值）',
      en: 'What is not said again by then counts as not asked (proposal)',
    },
    places: ['personPartition/comparison', 'comparisonLoads'],
  },
  {
    name: { zh: '比对情况', en: 'Runs of comparisons' },
    ends: { by: 'expiry', days: keptDays.matchingRuns },
    why: {
      zh: '至少保存三年（DOMAIN G7、G14）；只有数量，没有本人信息',
      en: 'At least three years (DOMAIN G7, G14); counts, and nobody compared',
    },
    places: ['matchingRuns'],
  },
  {
    name: { zh: '查阅本人信息的次数', en: 'Counts of reveals' },
    ends: { by: 'expiry', days: keptDays.revealCounts },
    why: {
      zh: '按工作人员和日期统计，保存三年（DOMAIN G13，建议值）；每次查阅另有记录',
      en: 'By day and member of staff, three years (DOMAIN G13, proposal); each reveal has its own record',
    },
    places: ['reveals'],
  },
  {
    name: { zh: '执行情况', en: 'How executions stand' },
    ends: { by: 'expiry', days: keptDays.executions },
    why: {
      zh: '平台在执行结束90天后清除其记录；不含本人信息',
      en: 'Step Functions keeps a history for 90 days after its end; nothing about a person',
    },
    places: ['executions'],
  },
  {
    name: { zh: '重新执行记录', en: 'Redrives' },
    ends: { by: 'expiry', days: keptDays.redrives },
    why: {
      zh: '何人、何时、因何重新执行，保存三年（建议值）；不含本人信息',
      en: 'Who, when and why, three years (proposal); nothing about a person',
    },
    places: ['redrives', 'redriveBatch'],
  },
  {
    name: { zh: '公示', en: 'Public notices' },
    ends: { by: 'expiry', days: keptDays.publicNotices },
    why: {
      zh: '公示期满即不再显示，次日起删除；公示情况记入档案',
      en: 'Shown until its last day and then deleted; that it was up is kept with the case',
    },
    places: ['publicNotices'],
  },
  {
    name: { zh: '系统核查结果', en: 'What checks of the system found' },
    ends: { by: 'expiry', days: keptDays.checks },
    why: { zh: '只有数量，不含本人信息', en: 'Counts; nobody is named' },
    places: ['health'],
  },
  {
    name: { zh: '重复请求的识别', en: 'How requests were answered' },
    ends: { by: 'expiry', days: keptDays.requests },
    why: { zh: '供重复提交时使用；不含本人信息', en: 'To answer a repetition; nothing about a person' },
    places: ['request'],
  },
  {
    name: { zh: '未提交的申请草稿', en: 'Applications that were begun and not submitted' },
    ends: { by: 'expiry', days: keptDays.drafts },
    why: {
      zh: '供本人换设备继续填写；提交或者本人删除时即清空（三十日为建议值）',
      en: 'So that the person can go on elsewhere; emptied when it is submitted or discarded (thirty days: proposal)',
    },
    places: ['account/draft'],
  },
  {
    name: { zh: '个人设置和已读标记', en: 'Preferences, and up to where notices were read' },
    ends: { by: 'expiry', days: keptDays.accounts },
    why: {
      zh: '两年未使用即删除（建议值）；不含本人信息',
      en: 'Deleted when they were not changed for two years (proposal); nothing about a person',
    },
    places: ['account/preferences', 'account/notificationsRead'],
  },
  {
    name: { zh: '凭编号查询的次数', en: 'How often a status was asked for' },
    ends: { by: 'expiry', days: keptDays.lookups },
    why: {
      zh: '防止试探手机号后四位；只有编号的散列值和次数',
      en: 'So that nobody tries all ends of a telephone number; a hash of the number, and a count',
    },
    places: ['lookups/lookupsOn'],
  },
  {
    name: { zh: '发往未核验号码的通知', en: 'What was sent to a number that nobody has confirmed' },
    ends: { by: 'expiry', days: keptDays.lookups },
    why: {
      zh: '防止冒用他人号码造成短信骚扰；只有号码和账号的散列值、事项和通知编号',
      en: 'So that nobody floods a stranger with messages; hashes of the number and the sign-in, and which notices',
    },
    places: ['lookups/sentOn'],
  },
  {
    name: { zh: '一个账号当日提交的申请数', en: 'How many applications a sign-in has begun on a day' },
    ends: { by: 'expiry', days: keptDays.lookups },
    why: {
      zh: '防止冒用他人身份大量提交；只有账号的散列值和次数',
      en: 'So that nobody floods the offices under the names of others; a hash of the sign-in, and a count',
    },
    places: ['account/begunOn'],
  },
  {
    name: { zh: '正在查看的工作人员', en: 'Who has a case open' },
    ends: { by: 'expiry', days: keptDays.openings },
    why: {
      zh: '防止同一事项由两人同时办理；两分钟内有效，不记入办理经过',
      en: 'So that two do not deal with a case at once; it holds for two minutes, and stands in no history',
    },
    places: ['openings'],
  },
  {
    name: { zh: '经办机构联系方式', en: 'How to reach the agencies' },
    ends: { by: 'nothing' },
    why: {
      zh: '公开信息；历次登记留存备查',
      en: 'It is public; what was told to people on a day has to be found',
    },
    places: ['agency'],
  },
  {
    name: { zh: '程序运行日志', en: 'Logs of functions' },
    ends: { by: 'log', days: logsKeptDays },
    why: {
      zh: '网络日志不少于六个月（网络安全法第二十一条）；不含本人信息',
      en: 'At least six months (Cybersecurity Law art. 21); nothing about a person',
    },
    places: [],
  },
  {
    name: { zh: '在办事项标记', en: 'Which case is the one of a person' },
    ends: { by: 'nothing' },
    why: {
      zh: '只有加密散列值和事项编号；事项结束时清空',
      en: 'A keyed hash and the number of a case, emptied when the case ends',
    },
    places: [
      'personPartition/activeCase',
      'personPartition/jobSeekerCase',
      'personPartition/statedCase',
      'personPartition/household',
    ],
  },
  {
    name: { zh: '公益性岗位累计安置次数', en: 'How often a person was placed in a public-welfare post' },
    ends: { by: 'nothing' },
    why: {
      zh: '只有加密散列值、次数、首次核定日期和在岗事项编号；累计安置次数有上限，须长期留存',
      en: 'A keyed hash, a count, the day of the first approval and the number of a case: placements are limited for good',
    },
    places: ['personPartition/placements'],
  },
  {
    name: { zh: '防止重复申领的标记', en: 'What claims hold, so that nothing is had twice' },
    ends: { by: 'nothing' },
    why: {
      zh: '只有加密散列值、事项编号和次数；一次性补贴终身只能享受一次，所以不删除',
      en: 'Keyed hashes, the number of a case and counts; what may be had once is held for life',
    },
    places: ['personPartition/claimGuard'],
  },
  {
    name: { zh: '用人单位申领事项清单', en: 'What employers have claimed, and what was found for them' },
    ends: { by: 'nothing' },
    why: {
      zh: '只有加密散列值、事项编号和序号；事项档案销毁后不再显示任何内容',
      en: 'Keyed hashes, the number of a case and a number in it; nothing is shown once the file of the case is destroyed',
    },
    places: ['employer'],
  },
  {
    name: { zh: '历史签名', en: 'Signed heads of the history' },
    ends: { by: 'nothing' },
    why: {
      zh: '用于查验历史未被改动；不含本人信息',
      en: 'They show that no history was altered; nothing about a person',
    },
    places: ['signedHeads'],
  },
  {
    name: { zh: '规则、日历及其确认', en: 'Rules, calendars and who confirmed them' },
    ends: { by: 'nothing' },
    why: {
      zh: '决定所依据的规则须长期可查',
      en: 'By which rules something was decided has to be found for as long as decisions are',
    },
    places: ['policy', 'proposals', 'calendar'],
  },
  {
    name: { zh: '工作人员名录', en: 'Directory of officers' },
    ends: { by: 'nothing' },
    why: {
      zh: '档案中的经办人须可查明；离岗后只作此用',
      en: 'Who acted in a case has to be found; after an officer has left, it serves nothing else',
    },
    places: ['officers'],
  },
  {
    name: {
      zh: '专场招聘会、统计、评价次数和每日提要',
      en: 'Recruitment fairs, public-welfare posts, totals, ratings and digests',
    },
    ends: { by: 'nothing' },
    why: { zh: '只有数量和场次，不含本人信息', en: 'Counts and events; nobody is named' },
    places: ['fairs', 'posts', 'coverage', 'ratings', 'grantCounts', 'digests', 'digestEffects'],
  },
  {
    name: { zh: '拨付批次、资金账和预算', en: 'Payment runs, accounts and budgets of the funds' },
    ends: { by: 'nothing' },
    why: {
      zh: '资金拨付须可查可对账；收款人、账号、项目和金额只在事项内加密保存，批次中只有事项编号',
      en: 'What was paid has to be found and reconciled; whom, for what and how much each is sealed in the case, of which a run has the number alone',
    },
    places: ['paymentRuns', 'runParts', 'funds'],
  },
  {
    name: { zh: '系统运行标记', en: 'Marks of what was carried out' },
    ends: { by: 'nothing' },
    why: {
      zh: '防止重复或者遗漏办理；不含本人信息',
      en: 'So that nothing is done twice or not at all; nothing about a person',
    },
    places: ['effects', 'rounds'],
  },
];
