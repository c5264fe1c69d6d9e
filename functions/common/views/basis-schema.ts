import * as z from 'zod';
import { citationSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';

/** A citation as people read it. */
export const basisSchema = citationSchema
  .extend({
    title: z.string().describe('Title and number of the document.'),
    quote: z.string().optional().describe('The words of the document.'),
    note: z.string().optional(),
    mark: z
      .string()
      .optional()
      .describe('What has to be shown next to it: that the copy is not official, or that it is not law.'),
  })
  .meta({ id: 'Basis' });
