import * as z from 'zod';
import { beijingDate, lastDayOf, monthOf, shiftMonth } from './calendar/local-date.ts';
import { districtCodeSchema, localDateSchema } from './case/kernel/vocabulary.ts';

/** A special recruitment fair for the unemployed, held by a district (WH-4.2). It names no person. */
export const recruitmentFairSchema = z.strictObject({
  district: districtCodeSchema,
  date: localDateSchema,
  title: z.string().optional(),
});
export type RecruitmentFair = z.infer<typeof recruitmentFairSchema>;

/** A district holds at most one special fair per day, so district and day identify it. */
export const fairIdOf = ({ district, date }: Pick<RecruitmentFair, 'district' | 'date'>): string =>
  `${district}-${date}`;

/** The district and day in the id of a fair; undefined if the text is not such an id. */
export function fairOfId(id: string): Pick<RecruitmentFair, 'district' | 'date'> | undefined {
  const [, district, date] = /^(\d{6})-(\d{4}-\d{2}-\d{2})$/.exec(id) ?? [];
  return district !== undefined && date !== undefined ? { district, date } : undefined;
}

export interface FairQuota {
  readonly required: number;
  readonly held: number;
  readonly met: boolean;
}

/** Whether a district has held as many fairs in a calendar month as it must (WH-4.2); counted, never entered by hand. */
export function fairQuota(
  fairs: readonly Pick<RecruitmentFair, 'date'>[],
  month: string,
  required: number,
): FairQuota {
  const held = fairs.filter(({ date }) => date.startsWith(`${month}-`)).length;
  return { required, held, met: held >= required };
}

/** `open`: the month is not over. `overdue`: it is, and the district has held too few. */
export const fairMonthStatuses = ['held', 'open', 'overdue'] as const;

/** A calendar month in which a district owes fairs (WH-4.2). */
export interface FairMonth extends Omit<FairQuota, 'met'> {
  readonly month: string;
  readonly status: (typeof fairMonthStatuses)[number];
  /** The last day on which a fair of the month can be held. */
  readonly dueDate: string;
}

/** The number of past months for which a district is asked about its fairs. */
const monthsBack = 24;

/**
 * The months for which a district owes fairs, up to the present one: from the month of its first registration or first fair,
 * whichever is earlier, since nothing earlier is known here.
 * @param since the day of the first registration in the district, if there is one
 * @param requiredIn the number of fairs that the rule of a month (`2026-11`) requires; 0 if none
 * @param now milliseconds
 */
export function fairMonths(
  fairs: readonly Pick<RecruitmentFair, 'date'>[],
  since: string | undefined,
  requiredIn: (month: string) => number,
  now: number,
): readonly FairMonth[] {
  const today = beijingDate(now);
  const [first] = [...fairs.map(({ date }) => date), ...(since === undefined ? [] : [since])].toSorted();
  if (first === undefined) return [];
  const earliest = shiftMonth(monthOf(today), 1 - monthsBack);
  const months: FairMonth[] = [];
  for (let month: string = earliest; month <= monthOf(today); month = shiftMonth(month, 1)) {
    if (month < monthOf(first)) continue;
    const { required, held, met } = fairQuota(fairs, month, requiredIn(month));
    if (required === 0) continue;
    const status = met ? 'held' : month === monthOf(today) ? 'open' : 'overdue';
    months.push({ month, required, held, status, dueDate: lastDayOf(month) });
  }
  return months;
}
