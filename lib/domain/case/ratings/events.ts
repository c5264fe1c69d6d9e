/** What a person can rate of what the agency has done. */
export const ratedKinds = ['decision', 'contact', 'follow-up', 'service', 'closure', 'objection'] as const;
export type RatedKind = (typeof ratedKinds)[number];

/** Why somebody rates as they do, as far as they choose to say: a proposal, since no source has a list. */
export const ratingReasons = [
  'quick',
  'clear',
  'kind',
  'helpful',
  'slow',
  'unclear',
  'unkind',
  'not-helpful',
  'asked-for-papers',
  'not-reachable',
  'other',
] as const;
export type RatingReason = (typeof ratingReasons)[number];
