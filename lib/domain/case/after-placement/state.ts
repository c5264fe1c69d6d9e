import * as z from 'zod';
import { instantSchema } from '../kernel/vocabulary.ts';
import { placementFindingSchema } from './events.ts';

export const placementCheckSchema = z.strictObject({
  monthsAfter: z.int().positive(),
  at: instantSchema,
  method: z.string(),
  finding: placementFindingSchema,
});

/** The fields of a case that belong to this episode, and their values in a new case. */
export const placementSlice = {
  shape: { placementChecks: z.array(placementCheckSchema) },
  initial: { placementChecks: [] },
};

export interface PlacementSlice {
  readonly placementChecks: readonly z.infer<typeof placementCheckSchema>[];
}
