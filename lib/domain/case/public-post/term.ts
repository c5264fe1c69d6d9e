import { addMonths, type LocalDate, parseLocalDate } from '../../calendar/local-date.ts';
import { type Retiring, retiresOn } from '../../retirement-age.ts';
import type { PublicPostRules } from './tasks.ts';

/** The latest possible end of a placement, and whether that is the day of retirement. */
export interface LatestEnd {
  readonly on: LocalDate;
  readonly toRetirement: boolean;
}

/**
 * The latest possible end of a placement. The first day is not counted, so three years end on the corresponding day (Civil
 * Code, arts 201, 202; I-66). A placement may last until retirement if fewer years than the source says are left to it at the
 * first approval (DOMAIN C8), and never beyond it.
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
