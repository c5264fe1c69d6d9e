import * as z from 'zod';
import { endOfDay, parseLocalDate } from '../domain/calendar/local-date.ts';
import { districtCodeSchema, localDateSchema } from '../domain/case/kernel/vocabulary.ts';
import { expiryAfter, keptDays } from './kept-for.ts';
import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/**
 * How often a member of staff had personal data revealed in cases of a district on a day, and how often they searched for a
 * person there. Each reveal is also recorded in the history of its case; a search concerns no case before it has found one, so
 * it is only counted. This shows supervisors who looks at a lot.
 */
export const revealCountSchema = z.strictObject({
  district: districtCodeSchema,
  date: localDateSchema,
  subject: z.string().min(1).max(255),
  reveals: z.int().nonnegative(),
  searches: z.int().nonnegative().describe('How often they searched for a person (`search-cases`).'),
});
/** A member of staff, a district and a day, with the number of reveals. */
export type RevealCount = z.infer<typeof revealCountSchema>;

type Counted = Omit<RevealCount, 'reveals' | 'searches'>;

/** The write that counts one more reveal, for the transaction of the event. */
export const countReveal = (table: Table, by: Counted): Write => countOne(table, 'reveals', by);

/** The write that counts one more search. */
export const countSearch = (table: Table, by: Counted): Write => countOne(table, 'searches', by);

const countOne = (table: Table, what: 'reveals' | 'searches', { district, date, subject }: Counted): Write =>
  table.updateItem(
    { PK: keys.reveals(district), SK: keys.revealsOn(`${date}#${subject}`) },
    `SET district = :district, onDay = :day, officer = :officer, expiresAt = :expiry ADD ${what} :one`,
    {
      ':district': district,
      ':day': date,
      ':officer': subject,
      ':expiry': expiryAfter(endOfDay(parseLocalDate(date)), keptDays.revealCounts),
      ':one': 1,
    },
  );

/** Returns the counts of a district in a month (`YYYY-MM`), by day and subject. */
export async function revealsOfMonth(table: Table, district: string, month: string): Promise<RevealCount[]> {
  const items = await table.list(keys.reveals(district), keys.revealsOn(month));
  return items.map((item) =>
    parseTolerantly(revealCountSchema, {
      district: item.district,
      date: item.onDay,
      subject: item.officer,
      reveals: item.reveals ?? 0,
      searches: item.searches ?? 0,
    }),
  );
}
