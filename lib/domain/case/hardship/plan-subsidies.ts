import * as z from 'zod';
import { codeSchema } from '../kernel/vocabulary.ts';

/**
 * What a scheme is for a person on a day. `claimable`: nothing that is known speaks against it, and what is not known an
 * officer looks at; `not-met`: the case itself knows that a condition is not met; `had`: paid once for a person, and claimed.
 */
export const standings = [
  'claimable',
  'not-met',
  'had',
  'not-open-yet',
  'closed',
  'by-employer',
  'by-others',
] as const;
export type Standing = (typeof standings)[number];

/** A scheme that was put before somebody with their individual plan, and how it stood. */
export const planSubsidySchema = z.strictObject({ scheme: codeSchema, standing: z.enum(standings) });
export type PlanSubsidy = z.infer<typeof planSubsidySchema>;
