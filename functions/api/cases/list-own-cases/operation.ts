import * as z from 'zod';
import {
  instantSchema,
  localDateSchema,
  phaseSchema,
} from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

/** Where a page ended: among the own cases, or among those that others have opened. */
const placeSchema = z
  .string()
  .max(200)
  .regex(
    /^((19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#[0-9A-HJKMNP-TV-Z]{26}|person(#[0-9A-HJKMNP-TV-Z]{26})?)$/,
    { error: 'invalid-cursor' },
  )
  .describe('The `next` of the page before.');

export const operation = defineOperation({
  id: 'list-own-cases',
  method: 'GET',
  path: '/cases',
  summary: { zh: '我的申请', en: 'My cases' },
  description:
    'The cases that the signed-in person has submitted, newest first, and after them those that others have opened for the same person, where the sign-in proves who they are. A page may have fewer cases than it may hold: the last one has no `next`.',
  access: ['applicant'],
  query: z.strictObject({
    ...pageQuery({ limit: 20, maxLimit: 50 }),
    after: placeSchema.optional(),
  }),
  answers: {
    status: 200,
    description: 'The cases.',
    schema: z.strictObject({
      cases: z.array(
        z.strictObject({
          caseId: caseIdSchema,
          applicationNumber: z.string(),
          phase: phaseSchema,
          phaseText: z.string(),
          submittedAt: instantSchema,
          linked: z
            .boolean()
            .describe('Whether it belongs to this sign-in; another case of a verified person can be linked.'),
          dueDate: localDateSchema.optional().describe('The day on which a decision is due at the latest.'),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['invalid-field', 'invalid-cursor'],
});
