import * as z from 'zod';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import {
  channelSchema,
  identityDocumentSchema,
  instantSchema,
  localDateSchema,
} from '../kernel/vocabulary.ts';

/** The classes of records, each with its own retention period (DOMAIN g, G9). */
export const recordClasses = ['registration-file', 'unregistered-application', 'subsidy-file'] as const;
export const recordClassSchema = z.enum(recordClasses);
export type RecordClass = (typeof recordClasses)[number];

/** Why a request for deletion is granted (PIPL art. 47). */
export const grantGrounds = ['retention-over', 'unlawful-processing', 'law-requires'] as const;
/** Why it is refused: the duty continues (arts 13 and 34), the retention period is not over, or no case of art. 47 applies. */
const refusalGrounds = ['needed-for-duty', 'retention-not-over', 'no-ground'] as const;
export const deletionGrounds = [...grantGrounds, ...refusalGrounds] as const;
export type DeletionGround = (typeof deletionGrounds)[number];

/** The destruction that follows a granted deletion, on its day. */
export const destructionActionSchema = z.strictObject({
  kind: z.literal('destroy-records'),
  at: instantSchema,
});

/** How the person asked, and the identity document that an officer has seen at the counter. */
const appearanceShape = { channel: channelSchema, seen: identityDocumentSchema.optional() };

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const dataRightsEvents = {
  /** The person was given a copy of the whole record, online or at the counter. */
  'record-copied': z.strictObject(appearanceShape),
  /** The person was shown a newer version of the notice on personal data (PIPL art. 17). */
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
    /** If granted: when the records are destroyed, so that the person can be told beforehand. */
    destruction: destructionActionSchema.optional(),
    /** If refused after the end of the case: only storage continues (PIPL art. 47 paragraph 2). */
    restricts: z.literal(true).optional(),
  }),
  /** The records are needed again on the day of their destruction. */
  'destruction-postponed': z.strictObject({ destruction: destructionActionSchema }),
  /** The key of the case is destroyed: the data that it sealed can never be read again. */
  'records-destroyed': z.strictObject({
    recordClass: recordClassSchema,
    /** The day from which they could be destroyed. */
    keptUntil: localDateSchema,
    because: z.enum(['retention-over', 'deletion-granted']),
    /** The number of the report that appraised and approved their destruction (Archives Law). */
    appraisal: z.string().min(1).max(100).optional(),
  }),
} as const;
export type DataRightsEvent<Type extends keyof typeof dataRightsEvents = keyof typeof dataRightsEvents> =
  EventOf<typeof dataRightsEvents, Type>;
/** Makes an event of this episode: `dataRightsEvent(context, type, data)`. */
export const dataRightsEvent = eventMaker(dataRightsEvents);
