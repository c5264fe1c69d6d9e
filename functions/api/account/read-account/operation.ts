import * as z from 'zod';
import { instantSchema, localDateSchema, roleSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { placeSchema, subjectSchema } from '../../../common/http/schemas.ts';
import { everybodySignedIn } from '../everybody.ts';

/** Why the directory does not know a member of staff by this sign-in. */
const unknownBecause = ['not-entered', 'left', 'other-role', 'other-district'] as const;

const accountSchema = z
  .strictObject({
    subject: subjectSchema,
    role: roleSchema.exclude(['representative']),
    displayName: z
      .string()
      .optional()
      .describe(
        'The name in the directory, for staff. Absent for applicants, including verified ones: their name is in their cases.',
      ),
    verified: z.boolean().optional().describe('For applicants: whether the sign-in proves their identity.'),
    jurisdiction: placeSchema
      .optional()
      .describe('The division named by the sign-in, such as a city: its code and its name.'),
    districts: z
      .array(placeSchema)
      .describe(
        'Where the caller works: the divisions that both the sign-in and the directory cover. Empty if there are none.',
      ),
    standsInFor: z
      .array(z.strictObject({ subject: subjectSchema, name: z.string().optional() }))
      .describe('The officers whom the caller stands in for today.'),
    absence: z
      .strictObject({ from: localDateSchema, until: localDateSchema })
      .optional()
      .describe('The caller’s absences, present and future.'),
    directory: z
      .strictObject({
        known: z.boolean(),
        because: z.enum(unknownBecause).optional(),
        text: z.string().optional().describe('What to do about it, in words.'),
      })
      .optional()
      .describe('For staff: whether they are in the directory. Staff who are not may do nothing else.'),
    signedInUntil: instantSchema.optional().describe('When the sign-in ends, according to its token.'),
    asOf: instantSchema.describe('The current time of the service.'),
  })
  .meta({ id: 'Account' });

export const operation = defineOperation({
  id: 'read-account',
  method: 'GET',
  path: '/me',
  summary: { zh: '我的账号', en: 'Read my account' },
  description:
    'Returns who has signed in, in which role, where they work and until when the sign-in is valid. Staff who are not in the directory also get an answer, with the reason; they may do nothing else.',
  access: everybodySignedIn,
  unrecognised: true,
  answers: { status: 200, description: 'The account.', schema: accountSchema },
  problems: [],
});
