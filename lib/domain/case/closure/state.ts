import * as z from 'zod';
import { citationSchema, instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import { closureEvidenceSchema, closureProposalSchema } from './events.ts';

/** An objection to a decision: at most one for each decision. */
export const objectionStateSchema = z.strictObject({
  taskId: z.string(),
  at: instantSchema,
  status: z.enum(['open', 'upheld', 'dismissed']),
});

export const closureStateSchema = z.strictObject({
  number: z.int().positive(),
  status: z.enum(['proposed', 'declined', 'closed', 'reinstated']),
  reason: z.string(),
  basis: citationSchema,
  evidence: z.array(closureEvidenceSchema),
  decidedBy: closureProposalSchema.shape.decidedBy,
  noticeExempt: z.boolean(),
  /** The person has died. It is kept beside the sealed reason for functions that send notices and may not decrypt. */
  tellNobody: z.literal(true).optional(),
  /** The person is in work. Indicators are counted from it without decrypting. */
  inWork: z.literal(true).optional(),
  taskId: z.string(),
  proposedAt: instantSchema,
  closedOn: localDateSchema.optional(),
  /** Whether the person was tagged with employment difficulty when the registration ended (YN-5.1.3). */
  employmentDifficulty: z.boolean().optional(),
  objection: objectionStateSchema.optional(),
  /**
   * Who proposed it, or recorded the event that completed the count, and who closed. Neither may review it, and the former may
   * not decide it.
   */
  proposedBy: z.string().optional(),
  closedBy: z.string().optional(),
});
export type ClosureState = z.infer<typeof closureStateSchema>;

/** The fields of a case that belong to this episode, and their values in a new case. */
export const closureSlice = { shape: { closure: closureStateSchema.optional() }, initial: {} };

export interface ClosureSlice {
  readonly closure?: ClosureState | undefined;
}
