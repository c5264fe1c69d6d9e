import * as z from 'zod';
import { placementCheckActionSchema } from '../after-placement/schedule.ts';
import { instantSchema } from '../kernel/vocabulary.ts';
import { deathEvidenceSchema } from '../registration/events.ts';

const deathSchema = z.strictObject({
  recordedAt: instantSchema,
  /** Sealed: on what the record rests. */
  evidence: deathEvidenceSchema.optional(),
  /** The checks after a placement that it dropped, by the ids of their actions. */
  checks: z.record(z.string(), placementCheckActionSchema),
});

/** The fields of a case that belong to this episode, and their values in a new case. */
export const deathSlice = { shape: { death: deathSchema.optional() }, initial: {} };

export interface DeathSlice {
  readonly death?: z.infer<typeof deathSchema> | undefined;
}
