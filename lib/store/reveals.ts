import * as z from 'zod';
import { endOfDay, parseLocalDate } from '../domain/calendar/local-date.ts';
import { districtCodeSchema, localDateSchema } from '../domain/case/kernel/vocabulary.ts';
import { expiryAfter, keptDays } from './kept-for.ts';
import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';

/**
 * How often a member of staff had personal data revealed in cases of a district on a day. It counts what the histories of the
 * cases record one by one, so that supervisors see who looks at much.
 */
export const revealCountSchema = z.strictObject({
  district: districtCodeSchema,
  date: localDateSchema,
  subject: z.string().min(1).max(255),
  reveals: z.int().positive(),
});
/** A member of staff, a district and a day, with the number of reveals. */
export type RevealCount = z.infer<typeof revealCountSchema>;

/** The write that counts one more, for the transaction of the event. */
export const countReveal = (table: Table, { district, date, subject }: Omit<RevealCount, 'reveals'>): Write =>
  table.updateItem(
    { PK: keys.reveals(district), SK: keys.revealsOn(`${date}#${subject}`) },
    'SET district = :district, onDay = :day, officer = :officer, expiresAt = :expiry ADD reveals :one',
    {
      ':district': district,
      ':day': date,
      ':officer': subject,
      ':expiry': expiryAfter(endOfDay(parseLocalDate(date)), keptDays.revealCounts),
      ':one': 1,
    },
  );

/** The counts of a district in a month (`YYYY-MM`), by day and subject. */
export async function revealsOfMonth(table: Table, district: string, month: string): Promise<RevealCount[]> {
  const items = await table.list(keys.reveals(district), keys.revealsOn(month));
  return items.map((item) =>
    revealCountSchema.parse({
      district: item.district,
      date: item.onDay,
      subject: item.officer,
      reveals: item.reveals,
    }),
  );
}
