import type { Finding } from '../../../lib/domain/case/case.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { Round } from '../../../lib/store/rounds.ts';
import type { QueueName } from '../connections/environment.ts';

/** The findings of the reconciliation: things that should not exist, as administrators read them. */
export const findingTexts: Readonly<Record<Finding, Bilingual>> = {
  'step-not-carried-out': { zh: '到期的提醒或督办没有进行', en: 'A step of a deadline was not carried out' },
  'action-not-run': { zh: '到期的安排没有办理', en: 'A scheduled action was not run' },
  'workflow-not-begun': { zh: '应当开始的流程没有开始', en: 'A workflow was not started' },
  'effects-not-carried-out': {
    zh: '记录之后应当进行的事项没有进行',
    en: 'The effects of an event were not carried out',
  },
  'workflow-not-woken': {
    zh: '待办已经办结，流程没有继续',
    en: 'A task has ended, but its workflow was not woken',
  },
  'execution-lost': {
    zh: '执行中断，已另起新的执行',
    en: 'An execution was lost, and a new one was started',
  },
  'execution-without-case': { zh: '执行没有对应的事项', en: 'An execution has no case' },
  'lists-not-written': {
    zh: '待办或期限已经变动，清单没有随之更新',
    en: 'Tasks or deadlines have changed, but the lists were not updated',
  },
  'payment-run-at-odds': { zh: '拨付批次与申领记录不一致', en: 'A payment run and its claims differ' },
  'history-broken': {
    zh: '事项的历史不完整或者被改动',
    en: 'The history of a case is incomplete or was altered',
  },
  'case-unreadable': { zh: '事项无法读取', en: 'A case cannot be read' },
  'month-without-obligation': {
    zh: '应回访的月份没有回访任务',
    en: 'A month that requires a follow-up has none',
  },
  'next-date-missing': {
    zh: '已登记的事项没有下一次回访的日期',
    en: 'A registration has no date for its next follow-up',
  },
  'household-without-help': {
    zh: '已认定的零就业家庭没有帮扶任务',
    en: 'A recognised household without work has no task to help it',
  },
  'public-post-without-end': {
    zh: '公益性岗位安置没有期满提示或离岗登记',
    en: 'A placement in a post has neither an advance notice nor a record of its end',
  },
  'public-post-gap': {
    zh: '公益性岗位离岗后没有联系重新登记',
    en: 'Somebody has left a post and was not offered to register again',
  },
  'hardship-chain-broken': {
    zh: '就业困难人员认定缺少环节、由同一人办理或者公示未满',
    en: 'A recognition of difficulty lacks a required step, a second person or the full public notice',
  },
  'hardship-recognised-twice': {
    zh: '同一人有两项有效的就业困难人员认定',
    en: 'A person has two valid recognitions of difficulty',
  },
  'referral-waits-for-nobody': {
    zh: '已转介的事项无人跟进',
    en: 'Nobody follows up a referral that was handed over',
  },
  'loan-waits-for-nobody': {
    zh: '正在办理的创业担保贷款无人跟进',
    en: 'Nobody follows up a pending guaranteed loan',
  },
  'officer-unable': {
    zh: '联系专人须回避或已离开，已改由他人负责或提请主管确定',
    en: 'The officer of a registration has left or may not act: it was passed to somebody else or to the supervisors',
  },
  'officer-missing': { zh: '已登记的事项没有联系专人', en: 'A registration has no officer' },
};

/** The jobs that cover everything, and after how many hours without completing one is late. */
export const jobTexts: Readonly<
  Record<Round['job'], { readonly text: Bilingual; readonly lateAfterHours?: number }>
> = {
  'sweep-deadlines': {
    text: { zh: '每小时核对到期期限', en: 'The hourly sweep of the deadlines' },
    lateAfterHours: 2,
  },
  'reconcile-cases': {
    text: { zh: '每日核查全部事项', en: 'The daily check of all cases' },
    lateAfterHours: 25,
  },
  'send-digests': {
    text: { zh: '每日提要', en: 'The daily digests' },
    lateAfterHours: 25,
  },
  'list-retention': {
    text: { zh: '档案保存期限清点', en: 'The count of records due for appraisal' },
    lateAfterHours: 25,
  },
  'redrive-executions': { text: { zh: '批量重新执行', en: 'Batches of redrives' } },
};

/** The queues of failed work, as administrators read them. */
export const queueTexts: Readonly<Record<QueueName, Bilingual>> = {
  'stream-records': {
    zh: '多次处理未成的变更记录',
    en: 'Case changes that failed repeatedly',
  },
  'job-deliveries': {
    zh: '没有送达的定时任务和执行状态消息',
    en: 'Undelivered job starts and execution status changes',
  },
};

/** An alarm derived from the table, with its section of the runbooks. */
export interface HealthAlarm {
  readonly code: string;
  readonly severity: 'critical' | 'warning';
  readonly text: Bilingual;
  readonly runbook: string;
}

/** The alarms that administrators see here. Others of the platform, such as throttling, ring in CloudWatch only. */
export const healthAlarms = {
  streamRecordsUnprocessed: {
    code: 'StreamRecordsUnprocessed',
    severity: 'critical',
    text: {
      zh: '有变更记录多次处理未成，后续事项没有进行',
      en: 'Changes of cases were given up on, and nothing follows from them',
    },
    runbook: 'stream-records-unprocessed',
  },
  jobNotRun: {
    code: 'JobNotRun',
    severity: 'warning',
    text: { zh: '有定时任务没有启动或者没有成功', en: 'A job was not started or did not succeed' },
    runbook: 'job-not-run',
  },
  invariantsBroken: {
    code: 'InvariantsBroken',
    severity: 'critical',
    text: { zh: '核查发现不应存在的情况', en: 'The check has found what should not exist' },
    runbook: 'invariants-broken',
  },
  sweepSilent: {
    code: 'SweepSilent',
    severity: 'critical',
    text: { zh: '两小时没有核对到期期限', en: 'Deadlines have not been swept for two hours' },
    runbook: 'sweep-silent',
  },
  reconciliationSilent: {
    code: 'ReconciliationSilent',
    severity: 'warning',
    text: { zh: '一天没有完成核查', en: 'Cases have not been reconciled for a day' },
    runbook: 'reconciliation-silent',
  },
  digestsSilent: {
    code: 'DigestsSilent',
    severity: 'warning',
    text: { zh: '一天没有生成提要', en: 'No digests have been made for a day' },
    runbook: 'digests-silent',
  },
  noticesNotDelivered: {
    code: 'NoticesNotDelivered',
    severity: 'warning',
    text: { zh: '有通知三天没有送达', en: 'Notices have not arrived for three days' },
    runbook: 'notices-not-delivered',
  },
  workflowFailed: {
    code: 'WorkflowFailed',
    severity: 'critical',
    text: { zh: '有执行失败，尚未重新执行', en: 'Executions have failed and were not redriven' },
    runbook: 'workflow-failed',
  },
} as const satisfies Readonly<Record<string, HealthAlarm>>;
