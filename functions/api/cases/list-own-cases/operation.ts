import * as z from 'zod';
import {
  instantSchema,
  localDateSchema,
  phaseSchema,
} from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

/** Where a page ended: among the own cases, those that others have opened, or those in which somebody is represented. */
const placeSchema = z
  .string()
  .max(200)
  .regex(
    /^((19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#[0-9A-HJKMNP-TV-Z]{26}|person(#[A-Z]+#[0-9A-HJKMNP-TV-Z]{26})?|mandate(#(19|20|21)\d\d-\d\d-\d\d#[0-9A-HJKMNP-TV-Z]{26}#mandate-\d{1,4})?)$/,
  )
  .describe('The `next` of the page before.');

export const operation = defineOperation({
  id: 'list-own-cases',
  method: 'GET',
  path: '/cases',
  summary: { zh: '我的申请和代办事项', en: 'My cases, and those in which I act for somebody' },
  description:
    'The cases that the signed-in person has submitted, newest first, and after them those that others have opened for the same person, where the sign-in proves who they are, and those in which they act for somebody today (by the last day of the mandate). What a mandate has covered that has ended is not listed. A page may have fewer cases than it may hold: the last one has no `next`.',
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
          actingUntil: localDateSchema
            .optional()
            .describe(
              'The last day of the mandate, where the signed-in person acts for somebody else in it.',
            ),
          dueDate: localDateSchema.optional().describe('The day on which a decision is due at the latest.'),
          provisional: z
            .boolean()
            .optional()
            .describe('Whether that day can move when holidays are announced.'),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['invalid-field', 'invalid-cursor'],
});
