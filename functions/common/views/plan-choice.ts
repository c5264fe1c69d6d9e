import * as z from 'zod';
import { codeSchema, trackSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { tierSchema } from '../../../lib/domain/case/service-plan/plans.ts';
import { label } from '../http/label.ts';
import { optionalTextSchema } from '../http/schemas.ts';

/** What an officer chooses for a plan; everything else comes from the region's template. */
export const planChoiceSchema = z
  .strictObject({
    track: trackSchema.meta(
      label('就业意愿', 'Intention', { choices: 'track', options: 'planChoices.tracks' }),
    ),
    tier: tierSchema.meta(
      label('服务级别', 'Tier of service', { choices: 'tier', options: 'planChoices.tiers' }),
    ),
    tierGrounds: z
      .array(codeSchema)
      .min(1)
      .max(10)
      .describe('The grounds for the tier, from the list of the task.')
      .meta(label('分级依据', 'Grounds for the tier', { options: 'planChoices.tierGrounds' })),
    extra: z
      .array(
        z.strictObject({
          code: codeSchema.meta(
            label('服务项目', 'Service', { options: 'planChoices.tracks[track].template' }),
          ),
          minimum: z.int().min(1).max(50).meta(label('次数', 'Times')),
        }),
      )
      .max(20)
      .optional()
      .describe('Services of the template that the plan promises more often than the minimum.')
      .meta(label('增加的服务', 'Services beyond the minimum')),
    note: optionalTextSchema().optional().describe('Stored encrypted.').meta(label('备注', 'Note')),
  })
  .meta({
    example: { track: 'employment', tier: 'general', tierGrounds: ['need'], note: '希望从事软件开发工作。' },
  });

/** Splits the choice into the part that the domain takes, and the free text. */
export function splitPlanChoice({ note, extra, ...rest }: z.infer<typeof planChoiceSchema>) {
  return { choice: { ...rest, ...(extra && { extra }) }, freeText: note ? { freeText: { note } } : {} };
}
