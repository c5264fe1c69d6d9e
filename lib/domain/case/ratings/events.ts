import * as z from 'zod';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';

/** The work of the agency that a person can rate. */
export const ratedKinds = ['decision', 'contact', 'follow-up', 'service', 'closure', 'objection'] as const;
export type RatedKind = (typeof ratedKinds)[number];

/** The optional reasons for a rating: a proposal (I-58), since no source lists any. */
export const ratingReasons = [
  'quick',
  'clear',
  'kind',
  'helpful',
  'slow',
  'unclear',
  'unkind',
  'not-helpful',
  'asked-for-papers',
  'not-reachable',
  'other',
] as const;
export type RatingReason = (typeof ratingReasons)[number];

/** The five grades, from 1 (非常不满意) to 5 (非常满意). */
const starsSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export type Stars = z.infer<typeof starsSchema>;

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const ratingEvents = {
  /** The person has rated the agency's work. Their comment is sealed beside the event. */
  'service-rated': z.strictObject({
    /** The number of the rated event. */
    event: z.int().positive(),
    kind: z.enum(ratedKinds),
    stars: starsSchema,
    reasons: z.array(z.enum(ratingReasons)),
    /** The supervisor's task that a poor rating opens. */
    opens: z.strictObject({ taskId: z.string(), deadline: deadlineSchema }).optional(),
  }),
  /** A supervisor has looked into a poor rating. The findings are sealed beside the event. */
  'rating-answered': z.strictObject({ taskId: z.string() }),
} as const;
export type RatingEvent<Type extends keyof typeof ratingEvents = keyof typeof ratingEvents> = EventOf<
  typeof ratingEvents,
  Type
>;
/** Makes an event of this episode: `ratingEvent(context, type, data)`. */
export const ratingEvent = eventMaker(ratingEvents);
