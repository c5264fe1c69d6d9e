import {
  addMonths,
  type LocalDate,
  type LocalMonth,
  monthOf,
  parseLocalDate,
} from './calendar/local-date.ts';

/**
 * A person's statutory retirement age before 2025: 60 for men, 55 or 50 for women, depending on their post. Sex alone does not
 * determine 50 or 55, so the age is recorded for each person (DOMAIN C4).
 */
export type OriginalStatutoryAge = 60 | 55 | 50;

export interface StatutoryRetirement {
  /** The month in which the age is reached. */
  readonly month: LocalMonth;
  readonly age: { readonly years: number; readonly months: number };
  /** The number of months beyond the original age. */
  readonly delayMonths: number;
}

/** First year of birth concerned, months of birth per month of delay, maximum months of delay. */
const delays = {
  60: { firstBirthYear: 1965, step: 4, most: 36 },
  55: { firstBirthYear: 1970, step: 4, most: 36 },
  50: { firstBirthYear: 1975, step: 2, most: 60 },
} as const;

/**
 * The statutory retirement age, gradually raised from 2025-01-01 (Decision of the Standing Committee of the National People's
 * Congress of 2024-09-13: one month for every four to 63 and 58, one for every two to 55). It is never the limit of
 * registration, which is *drawing* a pension (DOMAIN I-03): reaching it calls for a review by a human.
 */
export function statutoryRetirement(person: {
  readonly birthDate: LocalDate;
  readonly originalStatutoryAge: OriginalStatutoryAge;
}): StatutoryRetirement {
  const birthYear = Number(person.birthDate.slice(0, 4));
  const birthMonth = Number(person.birthDate.slice(5, 7));
  const { firstBirthYear, step, most } = delays[person.originalStatutoryAge];
  const index = (birthYear - firstBirthYear) * 12 + (birthMonth - 1);
  const delayMonths = index < 0 ? 0 : Math.min(most, Math.floor(index / step) + 1);
  const monthIndex = (birthYear + person.originalStatutoryAge) * 12 + (birthMonth - 1) + delayMonths;
  const year = String(Math.floor(monthIndex / 12)).padStart(4, '0');
  const month = String((monthIndex % 12) + 1).padStart(2, '0');
  return {
    month: `${year}-${month}` as LocalMonth,
    age: {
      years: person.originalStatutoryAge + Math.floor(delayMonths / 12),
      months: delayMonths % 12,
    },
    delayMonths,
  };
}

/** The data of a person on which the day of their retirement depends. */
export interface Retiring {
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly originalStatutoryAge?: OriginalStatutoryAge | undefined;
}

/**
 * The day on which a person reaches the statutory retirement age: the corresponding day, or the last of a shorter month (Civil
 * Code, art. 202). Undefined for a woman whose post is not known, since sex alone does not determine 50 or 55 (DOMAIN C4).
 */
export function retiresOn({ birthDate, sex, originalStatutoryAge }: Retiring): LocalDate | undefined {
  const original = originalStatutoryAge ?? (sex === 'male' ? 60 : undefined);
  if (original === undefined) return undefined;
  const birth = parseLocalDate(birthDate);
  const { age } = statutoryRetirement({ birthDate: birth, originalStatutoryAge: original });
  return addMonths(birth, age.years * 12 + age.months);
}

/** Whether a day is in a month after the one in which the statutory age is reached: a reason to review (DOMAIN D3.5). */
export function isPastStatutoryRetirement(retirement: StatutoryRetirement, on: LocalDate): boolean {
  return monthOf(on) > retirement.month;
}
