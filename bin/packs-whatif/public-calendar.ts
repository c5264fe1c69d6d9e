import * as z from 'zod';
import type { HolidayArrangement } from '../../lib/domain/calendar/holiday-arrangement.ts';
import { holidayArrangementFormSchema } from '../../lib/domain/calendar/holiday-arrangement-schema.ts';
import { CommandFailure } from '../support/command/errors.ts';

/** A year of the public data set holiday-cn (github.com/NateScarlet/holiday-cn, `schema.json`). */
const publicCalendarSchema = z.object({
  year: z.int(),
  papers: z.array(z.string()),
  days: z.array(z.object({ name: z.string(), date: z.string(), isOffDay: z.boolean() })),
});

/** Whether a file has the public format of holiday-cn. */
export const isPublicCalendar = (file: Readonly<Record<string, unknown>>): boolean =>
  publicCalendarSchema.safeParse(file).success;

/**
 * Converts a file of holiday-cn to an arrangement as the API takes it. Uses the first address of the notice in the file. The
 * title must be given, because the file has none.
 * @throws CommandFailure for any other file, and if days or the address of the notice are missing
 */
export function arrangementOf(file: Readonly<Record<string, unknown>>, title: string): HolidayArrangement {
  const calendar = publicCalendarSchema.safeParse(file);
  if (!calendar.success)
    throw new CommandFailure(
      '--arrangement reads the public format of holiday-cn; this file has another format.',
    );
  const { year, papers, days } = calendar.data;
  const listed = (off: boolean) =>
    days.filter(({ isOffDay }) => isOffDay === off).map(({ date, name }) => ({ date, name }));
  const arrangement = holidayArrangementFormSchema.safeParse({
    year,
    source: { title, url: papers[0] },
    holidays: listed(true),
    makeUpWorkdays: listed(false),
  });
  if (arrangement.success) return arrangement.data;
  const places = arrangement.error.issues.map(({ path }) => path.join('.'));
  throw new CommandFailure(
    `The file is not a complete arrangement: ${places.join(', ')} is missing or wrong. A year without an announcement has no days.`,
  );
}
