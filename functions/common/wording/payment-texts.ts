import type { bounceReasons } from '../../../lib/domain/case/claim/events.ts';
import type { LineFault } from '../../../lib/domain/payments/acknowledgement.ts';
import type { ItemResult, RunStatus } from '../../../lib/domain/payments/run.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** Why a payment came back, as finance reports it. */
export const bounceTexts = {
  'account-not-found': { zh: '账号不存在', en: 'There is no such account' },
  'name-does-not-match': { zh: '户名与账号不符', en: 'Name and account do not match' },
  'account-closed': { zh: '账户已销户或者冻结', en: 'The account is closed or frozen' },
  'bank-rejected': { zh: '银行退回', en: 'The bank rejected it' },
  other: { zh: '其他原因', en: 'Another reason' },
} as const satisfies Readonly<Record<(typeof bounceReasons)[number], Bilingual>>;

/** Why a line of an answer had no effect. */
export const lineFaultTexts = {
  'acknowledged-before': {
    zh: '该笔回执已登记过，本次没有重复登记。',
    en: 'This was acknowledged before, so nothing was recorded again.',
  },
  'acknowledged-otherwise': {
    zh: '该笔款项此前登记的结果、日期、凭证号或者退回原因与本次不同，请与银行核实；拨付成功后又退汇的，结果请填“退汇”。',
    en: 'A different result, day, reference or reason was recorded before. Please ask the bank which is right. For a payment that succeeded and came back later, enter 退汇.',
  },
  'payment-not-in-run': { zh: '本批次没有该付款编号。', en: 'This run has no payment with this key.' },
  'payment-not-sent': {
    zh: '该项目没有列入本批次，不应有回执。',
    en: 'This claim never entered the run, so there is nothing to acknowledge.',
  },
} as const satisfies Readonly<Record<LineFault, Bilingual>>;

/** The statuses of a run. */
export const runStatusTexts = {
  frozen: { zh: '名单已冻结，待列入', en: 'List frozen, not sent yet' },
  sent: { zh: '已送拨付，待回执', en: 'Sent, waiting for confirmation' },
  settled: { zh: '已办结', en: 'Settled' },
} as const satisfies Readonly<Record<RunStatus, Bilingual>>;

/** The results of a claim on the list of a run. */
export const itemResultTexts = {
  waiting: { zh: '待列入', en: 'Waiting' },
  sent: { zh: '待回执', en: 'Sent' },
  refused: { zh: '未列入', en: 'Refused' },
  paid: { zh: '已拨付', en: 'Paid' },
  bounced: { zh: '已退回', en: 'Returned' },
  returned: { zh: '拨付后退汇', en: 'Returned after payment' },
} as const satisfies Readonly<Record<ItemResult, Bilingual>>;

/** The results of a line of an answer. */
export const lineOutcomeTexts = {
  paid: { zh: '已登记拨付', en: 'Recorded as paid' },
  bounced: { zh: '已登记退回', en: 'Recorded as returned by the bank' },
  returned: { zh: '已登记退汇', en: 'Recorded as returned after payment' },
  unchanged: { zh: '已登记过，未重复', en: 'Recorded before' },
  refused: { zh: '未登记', en: 'Not recorded' },
} as const;

/** The kinds of public notices. */
export const publicNoticeKindTexts = {
  claim: { zh: '补贴申领', en: 'Claim of a subsidy' },
  hardship: { zh: '就业困难人员认定', en: 'Recognition of employment difficulty' },
} as const;
