import * as z from 'zod';
import { plausibleDateSchema } from '../../../lib/domain/calendar/plausible-date.ts';
import { isAbsent, type Officer, worksFor } from '../../../lib/domain/case/assignment/officers.ts';
import { subjectSchema } from '../http/schemas.ts';

export const absenceSchema = z.strictObject({
  from: plausibleDateSchema.describe('The first Beijing day of the absence.'),
  until: plausibleDateSchema.describe('The last one.'),
  deputy: subjectSchema.optional().describe('The deputy, whose worklist shows the tasks of both.'),
});

export const districtsSchema = z
  .array(z.string().regex(/^\d{2,6}$/))
  .min(1)
  .max(50)
  .describe('Where the officer works: division codes, or the first digits of them.');

export const officerSchema = z
  .strictObject({
    subject: subjectSchema,
    districts: districtsSchema,
    absence: absenceSchema.optional(),
    absentToday: z.boolean(),
    standsInFor: z.array(subjectSchema).describe('The officers whose work they do today.'),
    load: z.int().describe('The number of open cases that they are responsible for.'),
  })
  .meta({ id: 'Officer' });

/** An officer as they are today, among all others of the directory. */
export function officerView(
  { subject, districts, absence, load }: Officer,
  all: readonly Pick<Officer, 'subject' | 'absence'>[],
  today: string,
): z.infer<typeof officerSchema> {
  return {
    subject,
    districts: [...districts],
    ...(absence && { absence }),
    absentToday: isAbsent({ absence }, today),
    standsInFor: worksFor(all, subject, today).filter((each) => each !== subject),
    load,
  };
}
