import type { LocalDate } from '../../../lib/domain/calendar/local-date.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { referenceOf } from '../../../lib/policy/registration-rules.ts';

/** Returns how many posts a region plans to create, and by when; undefined if no source says so. */
export function postTargetView({ values: { postTarget } }: Pack, today: LocalDate, language: Language) {
  if (postTarget.status !== 'set') return undefined;
  const { posts, by } = postTarget.value;
  return {
    posts,
    by,
    isOver: by < today,
    basis: describeCitation(referenceOf(postTarget.citation), language),
  };
}
