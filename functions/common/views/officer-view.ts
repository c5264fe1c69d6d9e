import * as z from 'zod';
import { plausibleDateSchema } from '../../../lib/domain/calendar/plausible-date.ts';
import {
  isAbsent,
  type Officer,
  type StandIn,
  staffRoleOf,
  takesCases,
  worksFor,
} from '../../../lib/domain/case/assignment/officers.ts';
import { localDateSchema, staffRoleSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { OfficerEntry } from '../../../lib/store/officers.ts';
import { label } from '../http/label.ts';
import { agencySchema, freeTextSchema, subjectSchema } from '../http/schemas.ts';

export const absenceSchema = z
  .strictObject({
    from: plausibleDateSchema
      .describe('The first Beijing day of the absence.')
      .meta(label('起始日期', 'First day')),
    until: plausibleDateSchema.describe('The last one.').meta(label('结束日期', 'Last day')),
    deputy: subjectSchema
      .optional()
      .describe('The deputy, whose worklist shows the tasks of both.')
      .meta(
        label('代班人员', 'Deputy', {
          options: 'officers',
          help: ['离岗期间由其办理。', 'Who does the work meanwhile.'],
        }),
      ),
  })
  .meta(label('离岗', 'Absence'));

export const districtsSchema = z
  .array(z.string().regex(/^\d{2,6}$/))
  .min(1)
  .max(50)
  .describe('Where the officer works: division codes, or their first digits.')
  .meta(
    label('工作地区', 'Districts', {
      options: 'districts',
      help: ['区划代码，或者代码的前几位。', 'Division codes, or their first digits.'],
    }),
  );

export const officerAgencySchema = agencySchema
  .describe(
    'The agency of the directory in which the officer works, such as one for disabled persons or one below the county: they come first for its cases. Defaults to the district’s own.',
  )
  .meta(
    label('所在机构', 'Agency', {
      options: 'agencies',
      help: ['不填即为本县（区）经办机构。', 'The agency of the district unless given.'],
    }),
  );

/** The officer who works on an undecided application, in answers that show its task. */
export const takerFields = {
  takenBy: z
    .string()
    .optional()
    .describe(
      'The officer who works on an undecided application, by the subject of their sign-in. This is not a lock.',
    ),
  takenByName: z.string().optional(),
};

const nameTexts = label('姓名', 'Name', {
  help: ['会告知服务对象。', 'It is told to the persons whom the officer serves.'],
});
/** The name of an officer as any release stored it. */
export const officerNameSchema = z
  .string()
  .describe('The name that is told to the persons whom the officer answers for.')
  .meta(nameTexts);
/** The name as it may be entered now: on one line, with at least one visible character. */
export const enteredOfficerNameSchema = freeTextSchema(60)
  .regex(/^[^\t\r\n\u2028\u2029]*$/)
  .describe('The name that is told to the persons whom the officer answers for.')
  .meta(nameTexts);
const phoneTexts = label('办公电话', 'Telephone at work', {
  help: [
    '会告知服务对象。分机号写在“转”字后面。',
    'It is told to the persons whom the officer serves. Put an extension in brackets.',
  ],
});
/** The work telephone number of an officer as any release stored it. */
const workPhoneSchema = z
  .string()
  .describe('The work telephone number, which they are also told.')
  .meta(phoneTexts);
/** The number as it may be entered now: one or several numbers that can be dialled, with extensions. Letters and messages contain it. */
export const enteredWorkPhoneSchema = z
  .string()
  .trim()
  .max(40)
  .regex(/^(?=(?:\D*\d){5})[\d+()（）、，,；;/转 -]{5,40}$/)
  .describe(
    'The work telephone number, which they are also told: digits and separators, with 转 before an extension.',
  )
  .meta(phoneTexts);

export const staffRoleFieldSchema = staffRoleSchema
  .describe('The role in which they act; a sign-in with another role is refused. Defaults to officer.')
  .meta(label('角色', 'Role', { choices: 'role', help: ['不填即为经办人员。', 'An officer unless given.'] }));
export const takesCasesSchema = z
  .boolean()
  .describe('Whether they are assigned cases by load. By default officers are, others are not.')
  .meta(label('是否分派案件', 'Is given cases'));

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
    standsInFor: z.array(subjectSchema).describe('The officers for whom they stand in today.'),
    load: z.int().describe('The number of open cases that they are responsible for.'),
  })
  .meta({ id: 'Officer' });

/** Returns an officer as of today, in relation to all others of the directory. */
export function officerView(
  officer: Officer & Pick<OfficerEntry, 'name' | 'workPhone'>,
  all: readonly StandIn[],
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
