import { addMonths, type LocalDate, parseLocalDate } from '../../calendar/local-date.ts';
import { type OriginalStatutoryAge, statutoryRetirement } from '../../retirement-age.ts';
import type { PublicPostRules } from './tasks.ts';

/** What is known of a person that the length of a placement depends on. */
export interface PlacedPerson {
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly originalStatutoryAge?: OriginalStatutoryAge | undefined;
}

/**
 * The day on which a person reaches the statutory retirement age: the corresponding day, or the last of a shorter month
 * (Civil Code, art. 202). Undefined for a woman whose post is not known, since sex alone does not tell 50 from 55 (DOMAIN C4).
 */
export function retiresOn({ birthDate, sex, originalStatutoryAge }: PlacedPerson): LocalDate | undefined {
  const original = originalStatutoryAge ?? (sex === 'male' ? 60 : undefined);
  if (original === undefined) return undefined;
  const birth = parseLocalDate(birthDate);
  const { age } = statutoryRetirement({ birthDate: birth, originalStatutoryAge: original });
  return addMonths(birth, age.years * 12 + age.months);
}

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
  person: PlacedPerson,
  { publicPost: { maximumMonths, yearsToRetirement } }: PublicPostRules,
): LatestEnd {
  const on = addMonths(parseLocalDate(startsOn), maximumMonths);
  const retirement = retiresOn(person);
  if (retirement === undefined) return { on, toRetirement: false };
  const isNear = retirement < addMonths(parseLocalDate(approvedFirst), yearsToRetirement * 12);
  if (isNear || retirement < on) return { on: retirement, toRetirement: true };
  return { on, toRetirement: false };
}
