import * as z from 'zod';
import { plausibleDateSchema } from '../../../lib/domain/calendar/plausible-date.ts';
import {
  isAbsent,
  type Officer,
  staffRoleOf,
  takesCases,
  worksFor,
} from '../../../lib/domain/case/assignment/officers.ts';
import { localDateSchema, staffRoleSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { OfficerEntry } from '../../../lib/store/officers.ts';
import { agencySchema, subjectSchema } from '../http/schemas.ts';

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

export const officerAgencySchema = agencySchema.describe(
  'The agency of the directory in which the officer works, such as one for disabled persons or one below the county: they come first where it has a case. The district’s own unless given.',
);

export const officerNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .describe('The name that the persons are told whom the officer answers for.');
export const workPhoneSchema = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .describe('The telephone number at work that they are told, too.');

export const staffRoleFieldSchema = staffRoleSchema.describe(
  'What they act as: a sign-in with another role is refused. An officer unless given.',
);
export const takesCasesSchema = z
  .boolean()
  .describe('Whether they are given cases by load. Unless given, officers are, and others are not.');

export const officerSchema = z
  .strictObject({
    subject: subjectSchema,
    role: staffRoleFieldSchema,
    takesCases: takesCasesSchema,
    name: officerNameSchema.optional(),
    workPhone: workPhoneSchema.optional(),
    leftOn: localDateSchema.optional(),
    districts: districtsSchema,
    agency: officerAgencySchema.optional(),
    absence: absenceSchema.optional(),
    absentToday: z.boolean(),
    standsInFor: z.array(subjectSchema).describe('The officers whose work they do today.'),
    load: z.int().describe('The number of open cases that they are responsible for.'),
  })
  .meta({ id: 'Officer' });

/** An officer as they are today, among all others of the directory. */
export function officerView(
  officer: Officer & Pick<OfficerEntry, 'name' | 'workPhone'>,
  all: readonly Pick<Officer, 'subject' | 'absence' | 'leftOn'>[],
  today: string,
): z.infer<typeof officerSchema> {
  const { subject, name, workPhone, leftOn, districts, agency, absence, load } = officer;
  return {
    subject,
    role: staffRoleOf(officer),
    takesCases: takesCases(officer),
    ...(name !== undefined && { name }),
    ...(workPhone !== undefined && { workPhone }),
    ...(leftOn !== undefined && { leftOn }),
    districts: [...districts],
    ...(agency !== undefined && { agency }),
    ...(absence && { absence }),
    absentToday: isAbsent({ absence, leftOn }, today),
    standsInFor: worksFor(all, subject, today).filter((each) => each !== subject),
    load,
  };
}
