import * as z from 'zod';
import { beijingDate } from '../../calendar/local-date.ts';
import { localDateSchema } from './vocabulary.ts';

/** The kinds of people who, by a circular, help the officers with contact and services (CQ-1.3). */
export const helperKinds = ['grass-roots-worker', 'labour-broker'] as const;
export type HelperKind = (typeof helperKinds)[number];

/**
 * The helper who did something on behalf of the officer; the officer records it and answers for it (I-33). The name is sealed
 * beside the event.
 */
export const helperSchema = z.strictObject({
  kind: z.enum(helperKinds),
  /** The Beijing day of the written agreement with a helper from outside the public service (PIPL art. 21). */
  agreementOn: localDateSchema.optional(),
});
export type Helper = z.infer<typeof helperSchema>;

/** The rules of a region for helpers: the kinds that its circular names, if any. */
export interface HelperRules {
  readonly helpers: readonly HelperKind[];
}

/** Why the act of a helper is not recorded. */
export type HelperRefusal =
  | { readonly reason: 'helper-not-provided-for'; readonly kind: HelperKind }
  | { readonly reason: 'helper-needs-agreement' }
  | { readonly reason: 'date-in-future' };

/**
 * Returns why a helper may not have done something: the circular of the region does not name that kind, or a helper from
 * outside the public service has no written agreement yet (I-33). Undefined if they may, or if nobody helped.
 */
export function helperRefusal(
  helper: Helper | undefined,
  { helpers }: HelperRules,
  now: number,
): HelperRefusal | undefined {
  if (!helper) return undefined;
  const { kind, agreementOn } = helper;
  if (!helpers.includes(kind)) return { reason: 'helper-not-provided-for', kind };
  if (kind === 'labour-broker' && agreementOn === undefined) return { reason: 'helper-needs-agreement' };
  return agreementOn !== undefined && agreementOn > beijingDate(now)
    ? { reason: 'date-in-future' }
    : undefined;
}
