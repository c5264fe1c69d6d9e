import * as z from 'zod';
import {
  instantSchema,
  localDateSchema,
  phaseSchema,
} from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, nextPageSchema, pageQuery } from '../../../common/http/schemas.ts';

/**
 * The place where a page ended: among the caller's own cases, those that others have opened, or those in which the caller is a
 * representative.
 */
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
  summary: { zh: '我的申请和代办事项', en: 'List my cases, and those in which I act for somebody' },
  description:
    'Lists, newest first, the cases that the caller has submitted; then the cases that others have opened for the same person, if the sign-in proves who they are; then those in which the caller acts for somebody today, by the last day of the mandate. Cases of an ended mandate are not listed. A page may hold fewer cases than `limit`; only the last page has no `next`.',
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
            .describe(
              'Whether the case belongs to this sign-in. A verified person can link another case of theirs.',
            ),
          actingUntil: localDateSchema
            .optional()
            .describe('The last day of the mandate, if the caller acts for somebody else in this case.'),
          dueDate: localDateSchema.optional().describe('The day by which a decision is due.'),
          provisional: z
            .boolean()
            .optional()
            .describe('Whether that day may still change when holidays are announced.'),
        }),
      ),
      next: nextPageSchema,
    }),
  },
  problems: ['invalid-field', 'invalid-cursor'],
});
