import type { GrantStatus } from '../../../lib/domain/case/proactive/state.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** The status of a grant that was found from data. */
export const grantStatusTexts: Readonly<Record<GrantStatus, Bilingual>> = {
  open: { zh: '待确认', en: 'To be confirmed' },
  confirmed: { zh: '已确认，按申领办理', en: 'Confirmed: dealt with as a claim' },
  declined: { zh: '已谢绝', en: 'Declined' },
  expired: { zh: '已过确认期限', en: 'Its time is over' },
};
