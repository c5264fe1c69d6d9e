import * as z from 'zod';
import { namedOfficerSchema } from '../assignment/events.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import {
  channelSchema,
  codeSchema,
  districtCodeSchema,
  identityBasisSchema,
  regionSchema,
} from '../kernel/vocabulary.ts';
import { carriedLedgerSchema, profileSchema } from '../ledger/events.ts';
import { assistanceSchema } from '../registration/events.ts';

/**
 * Why a registration as a job-seeker has ended. No source lists reasons: these are facts after which no service is needed, and
 * the person's own wish (I-51).
 */
export const endReasons = [
  'own-wish',
  'in-work',
  'registered-as-unemployed',
  'deceased',
  'imprisoned',
  'emigrated',
] as const;
const endReasonSchema = z.enum(endReasons);
export type EndReason = z.infer<typeof endReasonSchema>;

/** Ends of which the person is not notified, as with registrations as unemployed (DOMAIN C5, I-51). */
const exempt: readonly EndReason[] = ['deceased', 'imprisoned', 'emigrated'];
export const isExemptFromNotice = (reason: EndReason): boolean => exempt.includes(reason);

/** The consequences of a registration as a job-seeker. Registrations from before 2026-12 have none of them. */
const begins = {
  /** Who answers for it; absent if the district has no officer, and then one must be named. */
  officer: namedOfficerSchema.optional(),
  officerNeeded: deadlineSchema.optional(),
  /** The deadline for the first service. */
  serve: deadlineSchema.optional(),
};

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const jobSeekerEvents = {
  /** Somebody asks for registration as a job-seeker, and is registered. */
  'job-seeker-registration-begun': z.strictObject({
    region: regionSchema,
    district: districtCodeSchema,
    channel: channelSchema,
    packVersion: z.string(),
    applicationNumber: z.string(),
    owner: z.string().optional(),
    agency: codeSchema.optional(),
    identity: identityBasisSchema.optional(),
    /** The version of the notice on personal data that the person was shown (PIPL art. 17). */
    dataNotice: z.string().optional(),
    assistance: assistanceSchema.optional(),
    carriedLedger: carriedLedgerSchema.optional(),
    statedProfile: profileSchema.optional(),
    ...begins,
  }),
  /** A person whose application was refused accepts the offer. */
  'job-seeker-registered': z.strictObject(begins),
  'job-seeker-registration-ended': z.strictObject({
    reason: endReasonSchema,
    /** Kept beside the sealed reason, for functions that send notices and may not decrypt. */
    noticeExempt: z.literal(true).optional(),
  }),
} as const;
export type JobSeekerEvent<Type extends keyof typeof jobSeekerEvents = keyof typeof jobSeekerEvents> =
  EventOf<typeof jobSeekerEvents, Type>;
/** Makes an event of this episode: `jobSeekerEvent(context, type, data)`. */
export const jobSeekerEvent = eventMaker(jobSeekerEvents);
