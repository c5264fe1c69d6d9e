import * as z from 'zod';
import { instantSchema, localDateSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { evidenceSchema } from '../../../lib/domain/case/registration/events.ts';
import { personSchema } from '../../../lib/domain/person.ts';
import { choiceSchema } from '../http/schemas.ts';
import { basisSchema } from './basis-schema.ts';
import { closureSchema } from './closure-view.ts';

/** What somebody who works on the tasks of a case needs to know besides the case itself. */
export const taskDetailsSchema = z.strictObject({
  stated: z.strictObject({
    age: z.int(),
    sex: personSchema.shape.sex,
    secondContact: z
      .strictObject({ name: z.string(), phone: z.string() })
      .optional()
      .describe('Masked, like the person of the case.'),
    unemploymentReason: choiceSchema.optional(),
    unemploymentDate: localDateSchema.optional(),
    schoolLeavingDate: localDateSchema.optional(),
    lastEmployer: z.string().optional(),
    jobIntention: choiceSchema.optional(),
  }),
  screening: z
    .strictObject({
      at: instantSchema,
      evidence: z.array(
        z.strictObject({
          check: z.string(),
          finding: evidenceSchema.shape.finding,
          findingText: z.string(),
          source: z.string(),
          asOf: z.string().optional(),
          detail: z.string().optional(),
          clause: z.string(),
        }),
      ),
    })
    .optional()
    .describe('Evidence for the person who decides; it decides nothing by itself.'),
  closure: closureSchema
    .optional()
    .describe('The proposed closure, or the last decided one, with its evidence.'),
  proposedGroups: z
    .array(
      choiceSchema.extend({
        since: localDateSchema.describe('The Beijing day from which this is the case.'),
        basis: basisSchema,
      }),
    )
    .optional()
    .describe(
      'While the person is registered: groups to which they seem to belong by what they stated, and which nobody has confirmed or denied since. An officer does so with `record-profile`.',
    ),
});
export type TaskDetails = z.infer<typeof taskDetailsSchema>;
