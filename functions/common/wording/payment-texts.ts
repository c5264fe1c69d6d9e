import type { bounceReasons } from '../../../lib/domain/case/claim/events.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** Why a payment came back, as finance says it. */
export const bounceTexts = {
  'account-not-found': { zh: '账号不存在', en: 'There is no such account' },
  'name-does-not-match': { zh: '户名与账号不符', en: 'Name and account do not match' },
  'account-closed': { zh: '账户已销户或者冻结', en: 'The account is closed or frozen' },
  'bank-rejected': { zh: '银行退回', en: 'The bank rejected it' },
  other: { zh: '其他原因', en: 'Another reason' },
} as const satisfies Readonly<Record<(typeof bounceReasons)[number], Bilingual>>;
