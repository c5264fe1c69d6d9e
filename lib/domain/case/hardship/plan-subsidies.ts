import * as z from 'zod';
import { codeSchema } from '../kernel/vocabulary.ts';

/**
 * The standing of a scheme for a person on a day. `claimable`: nothing known rules it out, and an officer checks what is
 * unknown; `not-met`: the case itself knows that a condition is not met; `had`: it is paid once per person, and they have
 * claimed it.
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

/** A scheme presented to somebody with their individual plan, and its standing. */
export const planSubsidySchema = z.strictObject({ scheme: codeSchema, standing: z.enum(standings) });
export type PlanSubsidy = z.infer<typeof planSubsidySchema>;
