import * as z from 'zod';
import { instantSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { idempotencyKeySchema } from '../../common/http/idempotency.ts';
import { tagGroups } from '../../common/views/tag-groups.ts';
import { applicationSchema } from './submit-application/operation.ts';

const { applicant, unemployment, groups: _groups, ...others } = applicationSchema.shape;

/** An unfinished application: the parts that exist are checked for their form, and nothing is required. */
const partialApplicationSchema = z.strictObject({
  ...z.strictObject(others).partial().shape,
  applicant: applicant.partial().optional(),
  unemployment: unemployment.partial().optional(),
  groups: z.array(tagGroups).max(30).optional(),
});

/** What somebody saves of an application that they have begun. */
export const draftSchema = z
  .strictObject({
    form: partialApplicationSchema.describe('Any part of the body of `submit-application`.'),
    page: z.int().min(1).max(20).describe('The page of the form on which to continue.'),
    submissionKey: idempotencyKeySchema.describe(
      'The Idempotency-Key with which the application will be submitted, from any device.',
    ),
  })
  .meta({
    example: {
      form: { district: '500103', applicant: { name: '张伟' }, unemployment: { reason: '24' } },
      page: 3,
      submissionKey: '5b3c2d1e-9f70-4f1a-8a55-0c9d5d2b7e11',
    },
  });

/** A draft as the API returns it. */
export const keptDraftSchema = z.strictObject({
  version: z.int().nonnegative().describe('0 if there never was a draft. The ETag begins with this number.'),
  draft: draftSchema
    .extend({
      savedAt: instantSchema,
      keptUntil: instantSchema.describe('The instant from which it is no longer shown, and is deleted.'),
    })
    .optional()
    .describe('Absent if there is no draft, or if it was submitted, discarded or has expired.'),
});
