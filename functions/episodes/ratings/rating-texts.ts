import type { RatedKind, RatingReason, Stars } from '../../../lib/domain/case/ratings/events.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** The five grades in words. */
export const starsTexts = {
  5: { zh: '非常满意', en: 'Very satisfied' },
  4: { zh: '满意', en: 'Satisfied' },
  3: { zh: '基本满意', en: 'Fairly satisfied' },
  2: { zh: '不满意', en: 'Dissatisfied' },
  1: { zh: '非常不满意', en: 'Very dissatisfied' },
} as const satisfies Record<Stars, Bilingual>;

/** What can be rated. */
export const ratedKindTexts = {
  decision: { zh: '申请审核', en: 'The decision on the application' },
  contact: { zh: '首次联系', en: 'The first contact' },
  'follow-up': { zh: '跟踪回访', en: 'A follow-up' },
  service: { zh: '就业服务', en: 'A service' },
  closure: { zh: '注销办理', en: 'The closure' },
  objection: { zh: '异议复核', en: 'The review of an objection' },
} as const satisfies Record<RatedKind, Bilingual>;

/** The reasons for a rating. */
export const ratingReasonTexts = {
  quick: { zh: '办理快', en: 'Quick' },
  clear: { zh: '讲解清楚', en: 'Well explained' },
  kind: { zh: '态度好', en: 'Friendly' },
  helpful: { zh: '有帮助', en: 'Helpful' },
  slow: { zh: '办理慢', en: 'Slow' },
  unclear: { zh: '讲解不清楚', en: 'Not well explained' },
  unkind: { zh: '态度不好', en: 'Unfriendly' },
  'not-helpful': { zh: '没有帮助', en: 'Not helpful' },
  'asked-for-papers': { zh: '要求提供不需要的材料', en: 'Asked for papers that are not needed' },
  'not-reachable': { zh: '联系不上工作人员', en: 'Nobody could be reached' },
  other: { zh: '其他', en: 'Something else' },
} as const satisfies Record<RatingReason, Bilingual>;
