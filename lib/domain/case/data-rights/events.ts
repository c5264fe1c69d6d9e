import * as z from 'zod';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import {
  channelSchema,
  identityDocumentSchema,
  instantSchema,
  localDateSchema,
} from '../kernel/vocabulary.ts';

/** The classes of records, each with a time for which it is kept (DOMAIN g, G9). */
export const recordClasses = ['registration-file', 'unregistered-application', 'subsidy-file'] as const;
export const recordClassSchema = z.enum(recordClasses);
export type RecordClass = (typeof recordClasses)[number];

/** Why a request for deletion is granted (PIPL art. 47). */
export const grantGrounds = ['retention-over', 'unlawful-processing', 'law-requires'] as const;
/** Why it is refused: the duty goes on (arts 13 and 34), the time is not over, or no case of art. 47 is given. */
const refusalGrounds = ['needed-for-duty', 'retention-not-over', 'no-ground'] as const;
export const deletionGrounds = [...grantGrounds, ...refusalGrounds] as const;
export type DeletionGround = (typeof deletionGrounds)[number];

/** A destruction that was granted, on its day. */
export const destructionActionSchema = z.strictObject({
  kind: z.literal('destroy-records'),
  at: instantSchema,
});

/** How the person has come, and the identity document that an officer has seen at the counter. */
const appearanceShape = { channel: channelSchema, seen: identityDocumentSchema.optional() };

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const dataRightsEvents = {
  /** Somebody was given a copy of the whole record: the person, or the person at the counter. */
  'record-copied': z.strictObject(appearanceShape),
  /** The person was shown a later version of the notice on personal data than the one before (PIPL art. 17). */
  'data-notice-shown': z.strictObject({ version: z.string().max(80), channel: channelSchema }),
  'processing-restricted': z.strictObject(appearanceShape),
  'restriction-lifted': z.strictObject(appearanceShape),
  'deletion-requested': z.strictObject({
    taskId: z.string(),
    deadline: deadlineSchema,
    ...appearanceShape,
  }),
  'deletion-decided': z.strictObject({
    taskId: z.string(),
    ground: z.enum(deletionGrounds),
    /** Where it was granted: when the records are destroyed, so that the person can be told before. */
    destruction: destructionActionSchema.optional(),
    /** Where it was refused after the end of the case: nothing but storage goes on (PIPL art. 47 paragraph 2). */
    restricts: z.literal(true).optional(),
  }),
  /** The records are needed again on the day of their destruction. */
  'destruction-postponed': z.strictObject({ destruction: destructionActionSchema }),
  /** The key of the case is destroyed: what it sealed can never be read again. */
  'records-destroyed': z.strictObject({
    recordClass: recordClassSchema,
    /** The day from which they could be destroyed. */
    keptUntil: localDateSchema,
    because: z.enum(['retention-over', 'deletion-granted']),
    /** The number of the report in which their destruction was appraised and approved (Archives Law). */
    appraisal: z.string().min(1).max(100).optional(),
  }),
} as const;
export type DataRightsEvent<Type extends keyof typeof dataRightsEvents = keyof typeof dataRightsEvents> =
  EventOf<typeof dataRightsEvents, Type>;
/** Makes an event of this episode: `dataRightsEvent(context, type, data)`. */
export const dataRightsEvent = eventMaker(dataRightsEvents);
