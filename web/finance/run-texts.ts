import type { Bilingual } from '../texts/language.ts';

/** For a scheme whose source names no fund. */
export const noFund = { zh: '资金渠道待明确', en: 'Fund not named by its source' } satisfies Bilingual;

/** The status of a run. */
export const statusTexts = {
  frozen: { zh: '名单已冻结，待列入', en: 'List frozen, not sent yet', tone: 'warn' },
  sent: { zh: '已送拨付，待回执', en: 'Sent, waiting for confirmation', tone: 'info' },
  settled: { zh: '已办结', en: 'Settled', tone: 'ok' },
} as const;

/** The status of a claim in the run. */
export const resultTexts = {
  waiting: { zh: '待列入', en: 'Waiting' },
  sent: { zh: '待回执', en: 'Sent' },
  refused: { zh: '未列入', en: 'Refused' },
  paid: { zh: '已拨付', en: 'Paid' },
  bounced: { zh: '已退回', en: 'Returned by bank' },
  returned: { zh: '拨付后退汇', en: 'Paid, then returned' },
} as const;

/** The differences between a run and its items, or between its items and their claims. */
const oddTexts: Readonly<Record<string, Bilingual>> = {
  listed: { zh: '名单', en: 'listed' },
  sent: { zh: '已送拨付', en: 'sent' },
  refused: { zh: '未列入', en: 'refused' },
  paid: { zh: '已拨付', en: 'paid' },
  bounced: { zh: '已退回', en: 'returned by bank' },
  returned: { zh: '拨付后退汇', en: 'paid, then returned' },
};
const asAmount: Bilingual = { zh: '{name}金额', en: '{name}, amount' };
const asCount: Bilingual = { zh: '{name}笔数', en: '{name}, number' };

/** The words for a difference, by its name in the API. */
export function oddText(name: string, language: keyof Bilingual): string {
  const text = oddTexts[name.replace(/Fen$/, '')]?.[language];
  if (text === undefined) return { zh: '各笔与申领记录', en: 'the items and their claims' }[language];
  return (name.endsWith('Fen') ? asAmount : asCount)[language].replace('{name}', text);
}

/** Why a payment was returned. */
export const bounceTexts = {
  'account-not-found': { zh: '账号不存在', en: 'The account does not exist' },
  'name-does-not-match': { zh: '户名与账号不符', en: 'Name and account do not match' },
  'account-closed': { zh: '账户已销户或者冻结', en: 'The account is closed or frozen' },
  'bank-rejected': { zh: '银行退回', en: 'The bank rejected it' },
  other: { zh: '其他原因', en: 'Another reason' },
} as const;

/** The result of a line of an answer file. */
export const outcomeTexts = {
  paid: { zh: '已登记拨付', en: 'Recorded as paid', tone: 'ok' },
  bounced: { zh: '已登记退回', en: 'Recorded as returned', tone: 'warn' },
  returned: { zh: '已登记退汇', en: 'Recorded as returned', tone: 'warn' },
  unchanged: { zh: '已登记过，未重复', en: 'Recorded before', tone: 'info' },
  refused: { zh: '未登记', en: 'Not recorded', tone: 'danger' },
  unreadable: { zh: '无法识别', en: 'Cannot be read', tone: 'danger' },
} as const;
