import * as z from 'zod';
import { followUpActionSchema } from '../follow-up/schedule.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';

import { registrationBeginningShape } from '../registration/events.ts';

/** What a reinstated registration must do again. */
const resumptionShape = {
  followUp: followUpActionSchema,
  /** A new service plan episode begins, if no plan had been made. */
  firstContact: deadlineSchema.optional(),
  /** The tasks that the closure cut off, with the ids under which they continue. */
  resumes: z.array(
    z.strictObject({
      replaces: z.string(),
      kind: z.string(),
      deadline: deadlineSchema,
      /** Only a supervisor may end it. */
      forSupervisor: z.literal(true).optional(),
    }),
  ),
};
export type Resumption = z.infer<z.ZodObject<typeof resumptionShape>>;

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const objectionEvents = {
  'objection-raised': z.strictObject({ taskId: z.string(), deadline: deadlineSchema }),
  'objection-dismissed': z.strictObject({ taskId: z.string() }),
  'registration-reinstated': z.strictObject({ taskId: z.string(), ...resumptionShape }),
  /** A refusal was wrong: the person is registered, from the day of acceptance. */
  'refusal-overturned': z.strictObject({ taskId: z.string(), ...registrationBeginningShape }),
} as const;
export type ObjectionEvent<Type extends keyof typeof objectionEvents = keyof typeof objectionEvents> =
  EventOf<typeof objectionEvents, Type>;
/** Makes an event of this episode: `objectionEvent(context, type, data)`. */
export const objectionEvent = eventMaker(objectionEvents);
