import * as z from 'zod';
import { codeSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../http/label.ts';

/** Whether a person belongs to a group: "no" is an answer, too. */
export const tagGroups = z.strictObject({
  group: codeSchema
    .describe('One of the region’s groups, or any other if its list is open.')
    .meta(label('群体', 'Group', { options: 'groups' })),
  applies: z.boolean().meta(label('是否属于', 'Belongs to it')),
});
