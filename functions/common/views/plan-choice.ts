import * as z from 'zod';
import { codeSchema, trackSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { tierSchema } from '../../../lib/domain/case/service-plan/plans.ts';
import { optionalTextSchema } from '../http/schemas.ts';

/** What an officer chooses for a plan; everything else of it comes from the region's template. */
export const planChoiceSchema = z
  .strictObject({
    track: trackSchema,
    tier: tierSchema,
    tierGrounds: z
      .array(codeSchema)
      .min(1)
      .max(10)
      .describe('The grounds for the tier, out of those that the task lists.'),
    extra: z
      .array(z.strictObject({ code: codeSchema, minimum: z.int().min(1).max(50) }))
      .max(20)
      .optional()
      .describe('Services of the template that are promised more often than its minimum.'),
    note: optionalTextSchema().optional().describe('Stored encrypted.'),
  })
  .meta({
    example: { track: 'employment', tier: 'general', tierGrounds: ['need'], note: '希望从事软件开发工作。' },
  });

/** The choice as the domain takes it, and what was written with it. */
export function splitPlanChoice({ note, extra, ...rest }: z.infer<typeof planChoiceSchema>) {
  return { choice: { ...rest, ...(extra && { extra }) }, freeText: note ? { freeText: { note } } : {} };
}
