import * as z from 'zod';
import { codeSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';

/** Whether a person belongs to a group: also "no" is an answer. */
export const tagGroups = z.strictObject({
  group: codeSchema.describe('One of the region’s groups, or any other where its list is open.'),
  applies: z.boolean(),
});
