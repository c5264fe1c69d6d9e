import * as z from 'zod';
import { assessmentSchema } from '../claim/events.ts';
import { claimantKinds } from '../claim/scheme.ts';
import { statedFactsSchema } from '../claim/stated.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { codeSchema, localDateSchema } from '../kernel/vocabulary.ts';

/** The number of a grant that was found, in its case, from 1 on; it never changes. */
const number = z.int().positive();

/** What the events of this episode hold, by type. Stored events are parsed with these schemas. */
export const proactiveEvents = {
  /** Somebody seems eligible by the data: told to the person, or shown to the employer that has hired them. */
  'grant-found': z.strictObject({
    number,
    to: z.enum(claimantKinds),
    scheme: codeSchema,
    /** What the data say, in the shape of a claim. */
    stated: statedFactsSchema,
    /** Each condition as it stood then: this is the explanation. */
    assessment: assessmentSchema,
    /** The last day on which it can be confirmed; absent where no source sets one. */
    until: localDateSchema.optional(),
    packVersion: z.string(),
  }),
  /** It is not wanted, for whatever reason. */
  'grant-declined': z.strictObject({ number, to: z.enum(claimantKinds) }),
} as const;
export type ProactiveEvent<Type extends keyof typeof proactiveEvents = keyof typeof proactiveEvents> =
  EventOf<typeof proactiveEvents, Type>;
/** Makes an event of this episode: `proactiveEvent(context, type, data)`. */
export const proactiveEvent = eventMaker(proactiveEvents);
