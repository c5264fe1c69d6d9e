import * as z from 'zod';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { identityDocumentSchema, localDateSchema } from '../kernel/vocabulary.ts';

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const mandateEvents = {
  /** Somebody acts for the person from one Beijing day to another. */
  'mandate-granted': z.strictObject({
    mandateId: z.string(),
    /** The sign-in of the representative. */
    subject: z.string().min(1).max(255),
    from: localDateSchema,
    until: localDateSchema,
    /** The person's identity document, as seen by an officer; absent if the person granted the mandate online. */
    seen: identityDocumentSchema.optional(),
  }),
  'mandate-revoked': z.strictObject({ mandateId: z.string() }),
} as const;
export type MandateEvent<Type extends keyof typeof mandateEvents = keyof typeof mandateEvents> = EventOf<
  typeof mandateEvents,
  Type
>;
/** Makes an event of this episode: `mandateEvent(context, type, data)`. */
export const mandateEvent = eventMaker(mandateEvents);
