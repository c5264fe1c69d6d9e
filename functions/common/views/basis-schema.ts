import * as z from 'zod';
import { citationSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';

/** A citation as people read it. */
export const basisSchema = citationSchema
  .extend({
    title: z.string().describe('Title and number of the document.'),
    quote: z.string().optional().describe('Its own words.'),
    note: z.string().optional(),
    mark: z
      .string()
      .optional()
      .describe('What must be shown beside it: that the copy is no official one, or that it is no law.'),
  })
  .meta({ id: 'Basis' });
