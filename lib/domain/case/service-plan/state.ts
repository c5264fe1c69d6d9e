import * as z from 'zod';
import { instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import { planSchema } from './plans.ts';
import { serviceSchema } from './services.ts';

export const planStateSchema = z.strictObject({
  current: planSchema.optional(),
  /** When the first plan was made: services since then count for the spell (I-09). */
  firstDate: localDateSchema.optional(),
  /** Earlier versions, in order. */
  earlier: z.array(planSchema.omit({ items: true })),
  fulfilledAt: instantSchema.optional(),
  services: z.array(serviceSchema),
  /**
   * The number of failed attempts at a first contact that is still owed; absent if there were none, and not counted before
   * 2026-12.
   */
  notReached: z.int().positive().optional(),
  /** The last service that led to a proposal to close: refusals up to it are not counted again. */
  lastProposing: z.int().positive().optional(),
});
export type PlanState = z.infer<typeof planStateSchema>;

/** The fields of a case that belong to this episode, and their values in a new case. */
export const planSlice = {
  shape: { plan: planStateSchema },
  initial: { plan: { earlier: [], services: [] } },
};

export interface PlanSlice {
  readonly plan: PlanState;
}
