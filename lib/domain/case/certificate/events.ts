import * as z from 'zod';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { localDateSchema } from '../kernel/vocabulary.ts';

/**
 * The tax measures that can be noted on the employment certificate (就业创业证): for hiring, or for the person's own business (E2).
 */
export const taxMeasures = ['hiring', 'own-business'] as const;
export type TaxMeasureKind = (typeof taxMeasures)[number];

/** Why the person qualifies for the measure (E2). */
export const certificateGrounds = [
  'registered-half-year',
  'zero-employment-household',
  'minimum-living-guarantee',
  'graduate',
] as const;
export type CertificateGround = (typeof certificateGrounds)[number];

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const certificateEvents = {
  /** The agency has noted on the certificate that a tax measure may be used. The certificate's number is sealed. */
  'certificate-noted': z.strictObject({
    noteId: z.string(),
    measure: z.enum(taxMeasures),
    ground: z.enum(certificateGrounds).optional(),
    /** The first day of the contract or business, up to which the months of registration count (I-12). */
    beginsOn: localDateSchema,
    number: z.string().optional(),
  }),
  /** A note was made by mistake. The reason is sealed beside the event. */
  'certificate-note-withdrawn': z.strictObject({ noteId: z.string() }),
} as const;
export type CertificateEvent<Type extends keyof typeof certificateEvents = keyof typeof certificateEvents> =
  EventOf<typeof certificateEvents, Type>;
/** Makes an event of this episode: `certificateEvent(context, type, data)`. */
export const certificateEvent = eventMaker(certificateEvents);
