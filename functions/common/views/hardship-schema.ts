import * as z from 'zod';
import { recognitionSchema } from '../../../lib/domain/case/hardship/state.ts';
import { instantSchema, localDateSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { choiceSchema } from '../http/schemas.ts';
import { basisSchema } from './basis-schema.ts';

/** Recognitions of employment difficulty, and the person's being put forward, as their readers see them. */
export const hardshipSchema = z
  .strictObject({
    recognisedSince: localDateSchema
      .optional()
      .describe('The Beijing day from which the person is recognised; absent while they are not.'),
    basis: basisSchema.optional().describe('The article that says whom the region recognises.'),
    recognitions: z.array(
      z.strictObject({
        number: z.int(),
        status: recognitionSchema.shape.status,
        statusText: z.string(),
        originText: z.string(),
        startedAt: instantSchema,
        categories: z.array(choiceSchema).optional().describe('The groups; not for administrators.'),
        steps: z
          .array(
            choiceSchema.extend({
              takenAt: instantSchema.optional(),
              positive: z.boolean().optional(),
              by: z.string().optional().describe('Who took the step; for staff.'),
            }),
          )
          .describe('The steps of the region, in order, with the findings of this round.'),
        notice: z
          .strictObject({
            reference: z.string(),
            from: localDateSchema,
            until: localDateSchema,
            openObjections: z.int(),
          })
          .optional()
          .describe('The public notice of this round.'),
        recognisedOn: localDateSchema.optional(),
        refusal: choiceSchema.optional(),
        exit: choiceSchema.extend({ on: localDateSchema }).optional(),
        remedies: z
          .array(z.string())
          .optional()
          .describe('How a refusal or an exit can be challenged, as its notice says.'),
        plan: z
          .strictObject({
            madeOn: localDateSchema.optional(),
            contact: z.string().optional(),
            assistance: z.string().optional(),
            subsidies: z
              .array(
                z.strictObject({
                  scheme: choiceSchema,
                  standing: choiceSchema,
                  claims: z.array(z.strictObject({ claim: z.int(), status: choiceSchema })),
                }),
              )
              .optional()
              .describe(
                'The schemes that were offered to the person with the plan, and the claims made from it.',
              ),
          })
          .optional()
          .describe('The individual plan; who is responsible is shown to staff.'),
        objection: recognitionSchema.shape.objection.unwrap().shape.status.optional(),
      }),
    ),
    candidate: z
      .array(z.strictObject({ category: choiceSchema, foundBy: choiceSchema }))
      .optional()
      .describe('Why the person was put forward, until an officer has looked into it; for staff.'),
  })
  .meta({ id: 'Hardship' });
export type HardshipAnswer = z.infer<typeof hardshipSchema>;
