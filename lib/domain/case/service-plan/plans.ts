import * as z from 'zod';
import { citationSchema, localDateSchema, trackSchema } from '../kernel/vocabulary.ts';
import { isDeclined, type Service, startUpServices } from './services.ts';

/**
 * How closely a person is served. The circulars require tiers and give grounds for choosing, but name no tier except
 * one-to-one service; the other two are a proposal of this system.
 */
export const tiers = ['general', 'intensive', 'one-to-one'] as const;
export const tierSchema = z.enum(tiers);

/**
 * What counts towards an item: an offer with its outcome, only the service itself, or the service itself and, if the circular
 * gives no number, an offer that the person declined with a reason (I-09).
 */
export const countingSchema = z.enum(['provided', 'offered', 'provided-or-declined']);

/** What a plan promises, copied from the pack in force on its date: meeting these counts fulfils it. */
const planItemSchema = z.strictObject({
  code: z.string(),
  serviceTypes: z.array(z.string()),
  minimum: z.int().nonnegative(),
  counts: countingSchema,
  basis: citationSchema,
});
type Counting = z.infer<typeof countingSchema>;

export const planSchema = z.strictObject({
  version: z.int().positive(),
  date: localDateSchema,
  track: trackSchema,
  tier: tierSchema,
  /** The grounds for the tier, from those that the circular names. */
  tierGrounds: z.array(z.string()).min(1),
  packVersion: z.string(),
  items: z.array(planItemSchema),
  /** The task of carrying it out, with its deadline, if a minimum count remains to be met. */
  taskId: z.string().optional(),
});
export type Plan = z.infer<typeof planSchema>;

export interface ItemProgress {
  readonly code: string;
  readonly minimum: number;
  readonly done: number;
  readonly met: boolean;
}

/**
 * Whether an item of a plan covers a service. Plans once promised a start-up service without naming a kind: every kind
 * qualifies.
 */
export const promises = (
  { serviceTypes }: Pick<Plan['items'][number], 'serviceTypes'>,
  type: string,
): boolean =>
  serviceTypes.includes(type) ||
  (serviceTypes.includes('start-up-service') && startUpServices.some((kind) => kind === type));

/** The progress of a plan, computed from recorded services, never entered by hand (CQ-2.2 to CQ-2.4). */
export function progressOf(plan: Pick<Plan, 'items'>, services: readonly Service[]): readonly ItemProgress[] {
  return plan.items.map((item) => {
    const { code, minimum, counts } = item;
    const done = services.filter(
      (service) => promises(item, service.type) && isCounted(service, counts),
    ).length;
    return { code, minimum, done, met: done >= minimum };
  });
}

function isCounted(service: Service, counts: Counting): boolean {
  // The answer to an offer is not a second offer.
  if (counts === 'offered') return service.answers === undefined;
  return service.outcome === 'taken' || (counts === 'provided-or-declined' && isDeclined(service));
}

/** Whether these services meet every minimum count of a plan. */
export const isFulfilled = (plan: Pick<Plan, 'items'>, services: readonly Service[]): boolean =>
  progressOf(plan, services).every(({ met }) => met);
