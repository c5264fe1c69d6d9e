import * as z from 'zod';
import { citationSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';

/** A citation as people read it. */
export const basisSchema = citationSchema
  .extend({
    article: z.string().describe('The place in the document, as officials write it; empty for the whole.'),
    title: z.string().describe('Title and number of the document.'),
    text: z.string().describe('Title, number and place in one, as a sentence cites them.'),
    quote: z.string().optional().describe('The words of the document.'),
    mark: z
      .string()
      .optional()
      .describe('The note that must be shown next to it: that the text is a copy, or that no rule says so.'),
  })
  .meta({ id: 'Basis' });
