import * as z from 'zod';
import { instantSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { OfficerEntry } from '../../../lib/store/officers.ts';
import type { Opening } from '../../../lib/store/openings.ts';

/** A colleague who has a case open. */
export const colleagueSchema = z.strictObject({
  subject: z.string(),
  name: z.string().optional().describe('Present if the directory has one.'),
  since: instantSchema,
});

/** Returns the colleagues who have a case open, with their names if the directory has them. */
export function colleaguesView(
  openings: readonly Opening[],
  directory: readonly Pick<OfficerEntry, 'subject' | 'name'>[],
): z.infer<typeof colleagueSchema>[] {
  return openings.map(({ subject, since }) => {
    const name = directory.find((entry) => entry.subject === subject)?.name;
    return { subject, ...(name !== undefined && { name }), since };
  });
}
