import * as z from 'zod';
import { closureProposalSchema } from '../closure/events.ts';
import { decideClosureTask } from '../closure/tasks.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { localDateSchema } from '../kernel/vocabulary.ts';
import { adjustPlanTask } from '../plan-adjustment/tasks.ts';
import { arrangeTransferTask, assessSignalTask } from './tasks.ts';

/** The kinds of change that a signal can report. */
export const signalKinds = [
  'found-work',
  'started-business',
  'stable-income',
  'drawing-pension',
  'moved',
  'changed-intention',
  'no-longer-looking',
  'registered-elsewhere',
  'entered-school',
  'joined-army',
  'moving-abroad',
  'transfer-requested',
  'benefit-unclaimed',
  'note',
] as const;
export const signalKindSchema = z.enum(signalKinds);
export type SignalKind = z.infer<typeof signalKindSchema>;

/** The changes that the person can report; an officer can also note something else, in words. */
export const reportedKinds = [
  'found-work',
  'started-business',
  'stable-income',
  'moved',
  'changed-intention',
  'no-longer-looking',
  'drawing-pension',
  'entered-school',
  'joined-army',
  'moving-abroad',
] as const satisfies readonly SignalKind[];

/** `other-place`: the agency of another place, where the person has come to the counter. */
export const signalOrigins = ['person', 'officer', 'comparison', 'other-place'] as const;
export const signalOriginSchema = z.enum(signalOrigins);

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const signalEvents = {
  'signal-received': z.strictObject({
    number: z.int().positive(),
    kind: signalKindSchema,
    origin: signalOriginSchema,
    /** The comparison source, if the signal came from one. */
    source: z.string().optional(),
    asOf: localDateSchema,
    /** The task that it opens, unless it proposes a closure, which has its own task. */
    opens: z
      .strictObject({
        taskId: z.string(),
        kind: z.enum([adjustPlanTask.kind, assessSignalTask.kind, arrangeTransferTask.kind]),
        deadline: deadlineSchema,
      })
      .optional(),
    closureProposal: closureProposalSchema.optional(),
  }),
  'signal-handled': z.strictObject({ taskId: z.string() }),
  /** The person takes back a report of theirs that nobody has dealt with yet. */
  'change-withdrawn': z.strictObject({
    number: z.int().positive(),
    /** What only this report had started: it ends. */
    ends: z
      .strictObject({
        taskId: z.string(),
        kind: z.enum([decideClosureTask.kind, adjustPlanTask.kind, arrangeTransferTask.kind]),
      })
      .optional(),
    /** An officer looks into it, if the report was one that supports a closure. */
    opens: z
      .strictObject({
        taskId: z.string(),
        kind: z.literal(assessSignalTask.kind),
        deadline: deadlineSchema,
      })
      .optional(),
  }),
} as const;
export type SignalEvent<Type extends keyof typeof signalEvents = keyof typeof signalEvents> = EventOf<
  typeof signalEvents,
  Type
>;
/** Makes an event of this episode: `signalEvent(context, type, data)`. */
export const signalEvent = eventMaker(signalEvents);
