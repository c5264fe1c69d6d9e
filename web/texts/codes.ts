import type { Answer } from '../api/operations.ts';
import type { Bilingual } from './language.ts';

type OverdueEntry = Answer<'GET /overdue'>['overdue'][number];
type Task = Answer<'GET /worklist'>['tasks'][number];
type OutboxEntry = Answer<'GET /outbox'>['notices'][number];
type Appointment = Answer<'GET /cases/{caseId}/contact-slots'>['appointment'];
type Post = Answer<'GET /districts/{district}/public-posts'>['posts'][number];
type Texts<Code extends string> = Readonly<Record<Code, Bilingual>>;

/**
 * The names of codes that answers give without a name, because screens filter by them. The words are those of the API; a test
 * compares them (test/web/codes.test.ts).
 */
export const deadlineKinds: Texts<OverdueEntry['kind']> = {
  decision: { zh: '审核失业登记申请', en: 'Decision on the application' },
  'job-seeker-service': { zh: '求职登记后的首次服务', en: 'First service for the job-seeker' },
  correction: { zh: '核实并答复更正申请', en: 'Answering a request for correction' },
  'officer-naming': { zh: '确定联系专人', en: 'Naming the officer' },
  ledger: { zh: '补全基本情况和服务需求', en: 'Completing the personal record' },
  'first-contact': { zh: '首次联系', en: 'First contact' },
  'plan-making': { zh: '制定服务计划', en: 'Making the service plan' },
  'plan-items': { zh: '落实服务计划', en: 'Carrying out the service plan' },
  'plan-adjustment': { zh: '调整服务计划', en: 'Adjusting the service plan' },
  'follow-up': { zh: '月度跟踪回访', en: 'Monthly follow-up' },
  signal: { zh: '核实变化情况', en: 'Checking a reported change' },
  'closure-decision': { zh: '审核注销失业登记', en: 'Decision on the closure' },
  objection: { zh: '复核异议', en: 'Decision on the objection' },
  'placement-check': { zh: '再就业回访', en: 'Check after the placement' },
  transfer: { zh: '办理登记地转移', en: 'Arranging the transfer' },
  'deletion-decision': { zh: '审核删除个人信息的请求', en: 'Decision on the request for deletion' },
  rating: { zh: '核实并答复不满意的评价', en: 'Following up a poor rating' },
  'claim-check': { zh: '审核补贴申领', en: 'Check of a claim' },
  'claim-decision': { zh: '审批补贴申领', en: 'Decision on a claim' },
  'claim-objection': { zh: '核实公示异议', en: 'Answer to an objection on public notice' },
  'claim-review': { zh: '复核补贴不予批准', en: 'Review of a refused claim' },
  'claim-account': { zh: '更正收款账户', en: 'Correction of the account' },
  'claim-question': { zh: '核查补贴申领', en: 'Review of an approved claim' },
  'claim-recovery': {
    zh: '审批追回补贴或撤销批准',
    en: 'Decision on recovering or stopping a subsidy',
  },
  'household-check': { zh: '核查零就业家庭申请', en: 'Check of a household' },
  'household-decision': { zh: '确认零就业家庭', en: 'Decision on a household' },
  'household-help': {
    zh: '零就业家庭当季消除',
    en: 'One member of the household to find work by the end of the quarter',
  },
  'public-post-decision': { zh: '审核公益性岗位安置', en: 'Decision on a placement' },
  'public-post-ending': { zh: '公益性岗位安置期满', en: 'End of a placement' },
  'public-post-end': { zh: '登记公益性岗位离岗情况', en: 'Record of the end of a placement' },
  'registration-offer': { zh: '联系离岗人员重新办理失业登记', en: 'Offer of registration again' },
  'hardship-candidate': { zh: '核实就业困难人员线索', en: 'Checking a possible employment difficulty' },
  'hardship-check': { zh: '就业困难人员认定初审', en: 'First check of employment difficulty' },
  'hardship-publication': { zh: '就业困难人员认定公示', en: 'Publishing the public notice' },
  'hardship-notice': { zh: '登记公示结果', en: 'Result of the public notice' },
  'hardship-review': { zh: '就业困难人员认定复审', en: 'Review of employment difficulty' },
  'hardship-decision': { zh: '就业困难人员认定决定', en: 'Decision on the recognition' },
  'hardship-notice-objection': { zh: '核实公示异议', en: 'Answer to an objection to a notice' },
  'assistance-plan': { zh: '制定个性化援助方案', en: 'Making the individual plan' },
  'hardship-objection': { zh: '复核就业困难人员认定异议', en: 'Review of the decision on the recognition' },
  'referral-request': { zh: '办理转介请求', en: 'Answer to a request for referral' },
  'referral-hand-over': { zh: '提供转介信息', en: 'Handing over the referral' },
  'referral-receipt': { zh: '跟进转介回执', en: 'Receipt of the referral' },
  'referral-answer': { zh: '跟进转介结果', en: 'Result of the referral' },
  'loan-check': { zh: '审核创业担保贷款申请', en: 'Check of the application for a loan' },
  'loan-hand-over': { zh: '向银行提交贷款申请', en: 'Submitting the application to a bank' },
  'loan-receipt': { zh: '跟进银行回执', en: 'Receipt from the bank' },
  'loan-answer': { zh: '跟进银行答复', en: 'Decision of the bank' },
  'loan-payment': { zh: '跟进贷款发放', en: 'Payment of the loan' },
};

export const escalationLevels: Texts<OverdueEntry['level']> = {
  officer: { zh: '经办人员', en: 'Officer' },
  supervisor: { zh: '主管', en: 'Supervisor' },
  unit: { zh: '经办机构负责人', en: 'Head of the agency' },
  city: { zh: '上级主管部门', en: 'Higher authority' },
};

export const overdueReasons: Texts<OverdueEntry['reason']> = {
  'no-task-begun': { zh: '尚未生成待办', en: 'No task was opened' },
  'awaiting-information': { zh: '等待本人补充说明', en: 'Waiting for information from the person' },
  'interest-declared': { zh: '办理人员回避', en: 'The officer declared an interest' },
  'not-reached': { zh: '尚未联系上', en: 'Not reached yet' },
  'officer-absent': { zh: '联系专人不在岗', en: 'The officer is absent' },
  'under-way': { zh: '已着手，尚未完成', en: 'Started but not finished' },
  'not-touched': { zh: '尚未着手', en: 'Not started' },
};

export const channels: Texts<Task['channel']> = {
  online: { zh: '线上', en: 'Online' },
  counter: { zh: '服务窗口', en: 'Counter' },
};

/** The means of contact between the agency and the person. */
export const contactMeans: Texts<NonNullable<Appointment>['means']> = {
  phone: { zh: '电话', en: 'By telephone' },
  counter: { zh: '窗口', en: 'At the counter' },
};

export const recipients: Texts<OutboxEntry['recipient']> = {
  person: { zh: '本人', en: 'The person' },
  officer: { zh: '经办人员', en: 'Officer' },
  'district-supervisors': { zh: '本地区主管', en: 'Supervisors of the district' },
};

export const deliveries: Texts<OutboxEntry['delivery']['status']> = {
  issued: { zh: '待发送', en: 'Issued' },
  sent: { zh: '已发送', en: 'Sent' },
  delivered: { zh: '已送达', en: 'Delivered' },
  failed: { zh: '发送失败', en: 'Failed' },
};

export const deliveryChannels: Texts<NonNullable<OutboxEntry['delivery']['channel']>> = {
  sms: { zh: '短信', en: 'Text message' },
  app: { zh: '手机应用', en: 'App' },
  'work-message': { zh: '工作消息', en: 'Work message' },
  phone: { zh: '电话', en: 'Telephone' },
  counter: { zh: '服务窗口', en: 'Counter' },
  letter: { zh: '信函', en: 'Letter' },
};

export const postResidences: Texts<Post['residence']> = {
  urban: { zh: '城镇公益性岗位', en: 'Urban post' },
  rural: { zh: '乡村公益性岗位', en: 'Rural post' },
};

export const postStatuses: Texts<Post['status']> = {
  'to-review': { zh: '待主管核实岗位性质', en: 'A supervisor is to look at it' },
  open: { zh: '可以安置', en: 'Open' },
  rejected: { zh: '不符合公益性岗位要求', en: 'No public-welfare post' },
  closed: { zh: '已关闭', en: 'Closed' },
};

export const excludedWorks: Texts<Post['readsLike'][number]> = {
  management: { zh: '管理类岗位', en: 'Management' },
  technical: { zh: '专业技术类岗位', en: 'Technical work' },
};
