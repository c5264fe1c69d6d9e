import { addMonths, type LocalDate, parseLocalDate } from '../../calendar/local-date.ts';
import { type Retiring, retiresOn } from '../../retirement-age.ts';
import type { PublicPostRules } from './tasks.ts';

/** The last day that a placement may have, and whether it is that of the retirement. */
export interface LatestEnd {
  readonly on: LocalDate;
  readonly toRetirement: boolean;
}

/**
 * The last day that a placement may have. The first day is not counted, so that three years end on the corresponding day
 * (Civil Code, arts 201, 202; I-66). To the retirement where at the first approval fewer years are left than the source says
 * (DOMAIN C8); never beyond it.
 * @param approvedFirst the Beijing day of the person's first approval: today, unless they were placed before
 */
export function latestEnd(
  startsOn: string,
  approvedFirst: string,
  person: Retiring,
  { publicPost: { maximumMonths, yearsToRetirement } }: PublicPostRules,
): LatestEnd {
  const on = addMonths(parseLocalDate(startsOn), maximumMonths);
  const retirement = retiresOn(person);
  if (retirement === undefined) return { on, toRetirement: false };
  const isNear = retirement < addMonths(parseLocalDate(approvedFirst), yearsToRetirement * 12);
  if (isNear || retirement < on) return { on: retirement, toRetirement: true };
  return { on, toRetirement: false };
}
