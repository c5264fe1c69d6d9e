import * as z from 'zod';
import { type ContactMeans, localDateSchema } from '../kernel/vocabulary.ts';

/** How a service was offered to the person (I-17). */
export const offerChannels = [
  'phone',
  'message',
  'online',
  'visit',
  'counter',
] as const satisfies readonly ContactMeans[];

/**
 * Reasons of a refusal that are no good cause (I-17). A reason must be one of these or a good one of the pack, so
 * that a typing error is not counted against the person.
 */
export const otherRefusalReasons = [
  'pay-too-low',
  'kind-of-work',
  'working-hours',
  'own-search',
  'not-interested',
  'no-answer-in-time',
  'other',
] as const;

/** One service: offered, taken, or refused with a reason. What exactly was offered is sealed. */
export const serviceSchema = z.strictObject({
  number: z.int().positive(),
  type: z.string(),
  on: localDateSchema,
  outcome: z.enum(['offered', 'taken', 'refused']),
  refusal: z.strictObject({ reason: z.string(), good: z.boolean() }).optional(),
  /** By what means it was offered. */
  channel: z.enum(offerChannels).optional(),
  /** The internship that a circular reserves for an age group (WH-4.4). */
  internship: z.literal(true).optional(),
  /** The special recruitment fair at which it was given (WH-4.2). */
  fairId: z.string().optional(),
});
export type Service = z.infer<typeof serviceSchema>;
