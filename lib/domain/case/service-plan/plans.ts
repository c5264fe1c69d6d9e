import * as z from 'zod';
import { citationSchema, localDateSchema, trackSchema } from '../kernel/vocabulary.ts';
import type { Service } from './services.ts';

/**
 * How closely a person is served. The circulars require tiers and give grounds for choosing, but name no tier except
 * one-to-one service; the other two are a proposal of this system.
 */
export const tiers = ['general', 'intensive', 'one-to-one'] as const;
export const tierSchema = z.enum(tiers);

/** What a plan promises, copied from the pack in force on its date: "fulfilled" means these counts. */
const planItemSchema = z.strictObject({
  code: z.string(),
  serviceTypes: z.array(z.string()),
  minimum: z.int().nonnegative(),
  counts: z.enum(['provided', 'offered']),
  basis: citationSchema,
});

export const planSchema = z.strictObject({
  version: z.int().positive(),
  date: localDateSchema,
  track: trackSchema,
  tier: tierSchema,
  /** The grounds for the tier, out of those that the circular names. */
  tierGrounds: z.array(z.string()).min(1),
  packVersion: z.string(),
  items: z.array(planItemSchema),
  /** The task of carrying it out, with its deadline, where a minimum count is left to be met. */
  taskId: z.string().optional(),
});
export type Plan = z.infer<typeof planSchema>;

export interface ItemProgress {
  readonly code: string;
  readonly minimum: number;
  readonly done: number;
  readonly met: boolean;
}

/** How far a plan is: computed from what was done, never typed (CQ-2.2 to CQ-2.4). */
export function progressOf(plan: Pick<Plan, 'items'>, services: readonly Service[]): readonly ItemProgress[] {
  return plan.items.map(({ code, serviceTypes, minimum, counts }) => {
    const done = services.filter(
      ({ type, outcome }) => serviceTypes.includes(type) && (counts === 'offered' || outcome === 'taken'),
    ).length;
    return { code, minimum, done, met: done >= minimum };
  });
}

/** Whether every minimum count of a plan is met by these services. */
export const isFulfilled = (plan: Pick<Plan, 'items'>, services: readonly Service[]): boolean =>
  progressOf(plan, services).every(({ met }) => met);
