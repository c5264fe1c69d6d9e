import * as z from 'zod';
import { objectionStateSchema } from '../closure/state.ts';
import { instantSchema } from '../kernel/vocabulary.ts';
import { assistanceSchema, deathEvidenceSchema, evidenceSchema } from './events.ts';
import { previousSpellSchema } from './previous-spell.ts';

const shape = {
  assistance: assistanceSchema.optional(),
  screening: z.strictObject({ at: instantSchema, evidence: z.array(evidenceSchema) }).optional(),
  informationRequest: z
    .strictObject({
      items: z.array(z.string()),
      requestedAt: instantSchema,
      answeredAt: instantSchema.optional(),
    })
    .optional(),
  refusal: z
    .strictObject({
      reason: z.string(),
      jobSeekerRegistrationOffered: z.boolean(),
      objection: objectionStateSchema.optional(),
    })
    .optional(),
  /** Why the application ended without a decision, other than by withdrawal (I-55). */
  applicationEnd: z
    .strictObject({
      reason: z.literal('deceased').optional(),
      evidence: deathEvidenceSchema.optional(),
      tellNobody: z.literal(true),
    })
    .optional(),
  /**
   * Who entered the application at the counter, and who decided it. Neither may review it, and the former may not decide it if
   * the unit has a second person.
   */
  enteredBy: z.string().optional(),
  decidedBy: z.string().optional(),
  /** When the application was approved. The registration itself counts from its acceptance: `registeredAt`. */
  approvedAt: instantSchema.optional(),
  previousSpell: previousSpellSchema.optional(),
  /** The previous spell of a number that is only stated, until identity is proven (I-52). */
  spellToProve: previousSpellSchema.optional(),
  reIncluded: z.literal(true).optional(),
};

/** The fields of a case that belong to this episode, and their values in a new case. */
export const registrationSlice = { shape, initial: {} };

export interface RegistrationSlice extends z.infer<z.ZodObject<typeof shape>> {}
