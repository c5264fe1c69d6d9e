import { createHash } from 'node:crypto';
import * as z from 'zod';
import { instantSchema, toInstant } from '../domain/case/kernel/vocabulary.ts';
import { expiryAfter, keptDays } from './kept-for.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** That a member of staff has a case open on their screen. */
const openingSchema = z.strictObject({
  subject: z.string(),
  /** Since when without a break, and when it was said last. */
  since: instantSchema,
  at: instantSchema,
});
export type Opening = z.infer<typeof openingSchema>;

/** How long somebody is taken to have a case open after their screen last said so: milliseconds. */
const openingHoldsFor = 2 * 60_000;

/**
 * Says that a member of staff has a case open, and answers with the others who have. It is no part of the case and stands in
 * no history: whoever says nothing any more is forgotten.
 */
export async function noteOpening(
  table: Table,
  caseId: string,
  subject: string,
  now: number,
): Promise<readonly Opening[]> {
  const items = await table.list(keys.openings(caseId));
  const open = items
    .map(({ opening }) => openingSchema.parse(opening))
    .filter(({ at }) => now - Date.parse(at) < openingHoldsFor);
  const own = open.find((each) => each.subject === subject);
  const opening: Opening = { subject, since: own?.since ?? toInstant(now), at: toInstant(now) };
  const staffId = createHash('sha256').update(`opening:${subject}`).digest('hex');
  await table.transact([
    table.putItem({
      PK: keys.openings(caseId),
      SK: keys.openedBy(staffId),
      opening,
      expiresAt: expiryAfter(now, keptDays.openings),
    }),
  ]);
  const orderOf = ({ since, subject: by }: Opening): string => `${since} ${by}`;
  return open.filter((each) => each !== own).toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}
