import * as z from 'zod';
import { instantSchema, localDateSchema } from '../kernel/vocabulary.ts';

/** A mandate: who acts for the person, its first and last day, and when it was revoked. */
export const mandateSchema = z.strictObject({
  mandateId: z.string(),
  subject: z.string(),
  from: localDateSchema,
  until: localDateSchema,
  grantedAt: instantSchema,
  /** The sign-in of the person who granted it; absent if it was recorded at the counter. */
  grantedBy: z.string().optional(),
  revokedAt: instantSchema.optional(),
});
export type Mandate = z.infer<typeof mandateSchema>;

/** The fields of a case that belong to this episode, and their values in a new case. */
export const mandateSlice = { shape: { mandates: z.array(mandateSchema).optional() }, initial: {} };

export interface MandateSlice {
  readonly mandates?: readonly Mandate[] | undefined;
}
