import * as z from 'zod';
import { assessmentSchema } from '../claim/events.ts';
import { claimantKinds } from '../claim/scheme.ts';
import { statedFactsSchema } from '../claim/stated.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { codeSchema, localDateSchema } from '../kernel/vocabulary.ts';

/** The number of a found grant in its case, from 1; it never changes. */
const number = z.int().positive();

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const proactiveEvents = {
  /** Somebody appears eligible by the data. The grant is told to the person, or shown to the employer that hired them. */
  'grant-found': z.strictObject({
    number,
    to: z.enum(claimantKinds),
    scheme: codeSchema,
    /** The facts from the data, in the form of a claim. */
    stated: statedFactsSchema,
    /** The verdict on each condition at that time, as an explanation. */
    assessment: assessmentSchema,
    /** The last day for confirming it; absent if no source sets one. */
    until: localDateSchema.optional(),
    packVersion: z.string(),
  }),
  /** The recipient does not want it, for whatever reason. */
  'grant-declined': z.strictObject({ number, to: z.enum(claimantKinds) }),
} as const;
export type ProactiveEvent<Type extends keyof typeof proactiveEvents = keyof typeof proactiveEvents> =
  EventOf<typeof proactiveEvents, Type>;
/** Makes an event of this episode: `proactiveEvent(context, type, data)`. */
export const proactiveEvent = eventMaker(proactiveEvents);
