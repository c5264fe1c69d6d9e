import * as z from 'zod';
import { arrangementFaults, type HolidayArrangement } from './holiday-arrangement.ts';
import { type LocalDate, localDate } from './local-date.ts';

const explanations = {
  'outside-year': 'lies neither in the year nor on 29 to 31 December before it',
  'date-twice': 'is given twice',
  'make-up-day-on-weekday': 'is not a Saturday or Sunday, so it cannot be a make-up working day',
} as const;

const namedDaySchema = z.strictObject({
  date: z
    .custom<LocalDate>((value) => typeof value === 'string' && localDate(value) !== undefined, {
      error: 'must be a day that exists, in the form YYYY-MM-DD',
    })
    .meta({ type: 'string', format: 'date' }),
  name: z.string().trim().min(1).max(30),
});

/**
 * The form of a holiday arrangement: its days exist, and its source is named. It does not check that the arrangement is
 * consistent.
 */
export const holidayArrangementFormSchema = z.strictObject({
  year: z.int().min(2008).max(2199),
  source: z.strictObject({
    title: z.string().trim().min(1).max(200),
    number: z.string().trim().min(1).max(60).exactOptional(),
    url: z.url({ protocol: /^https?$/ }),
  }),
  holidays: z.array(namedDaySchema).min(7).max(100),
  makeUpWorkdays: z.array(namedDaySchema).max(50),
}) satisfies z.ZodType<HolidayArrangement>;

/**
 * A holiday arrangement that is loaded at run time, so that a new year needs no new code. The days exist, lie in the year (or
 * on 29 to 31 December before it) and are listed once; make-up days fall on weekends; the source is named. Missing statutory
 * holidays are not an error: see `missingStatutoryHolidays`.
 */
export const holidayArrangementSchema = holidayArrangementFormSchema.superRefine((arrangement, context) => {
  for (const { fault, date } of arrangementFaults(arrangement))
    context.addIssue({
      code: 'custom',
      message: `${date} ${explanations[fault]}`,
      params: { fault, date },
    });
});
