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
        'Of staff the name in the directory. Of an applicant whose sign-in proves who they are nothing is answered here: their name is in their cases.',
      ),
    verified: z.boolean().optional().describe('Of an applicant: whether the sign-in proves who they are.'),
    jurisdiction: placeSchema
      .optional()
      .describe('The division that the sign-in names, such as a city: its code and its name.'),
    districts: z
      .array(placeSchema)
      .describe(
        'Where the caller works: each division where both the sign-in and the directory reach, as they have it. Empty for those who work nowhere.',
      ),
    standsInFor: z
      .array(z.strictObject({ subject: subjectSchema, name: z.string().optional() }))
      .describe('The officers whose work the caller does today.'),
    absence: z
      .strictObject({ from: localDateSchema, until: localDateSchema })
      .optional()
      .describe('When the caller is away, as entered: now or later.'),
    directory: z
      .strictObject({
        known: z.boolean(),
        because: z.enum(unknownBecause).optional(),
        text: z.string().optional().describe('What to do about it, in words.'),
      })
      .optional()
      .describe('Of staff: whether the directory knows them. Who is not known may do nothing else.'),
    signedInUntil: instantSchema.optional().describe('When the sign-in ends, as its token says.'),
    asOf: instantSchema.describe('The time of the service.'),
  })
  .meta({ id: 'Account' });

export const operation = defineOperation({
  id: 'read-account',
  method: 'GET',
  path: '/me',
  summary: { zh: '我的账号', en: 'Who I am here' },
  description:
    'Who has signed in, as what, where they work and until when. Also answered to staff whom the directory does not know, with the reason: they may do nothing else.',
  access: everybodySignedIn,
  unrecognised: true,
  answers: { status: 200, description: 'The account.', schema: accountSchema },
  problems: [],
});
