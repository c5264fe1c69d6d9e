import * as z from 'zod';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';

/** Why a case has its officer: by district and load, because they decided it, or because somebody said so. */
export const becauseSchema = z.enum([
  'load',
  'decided-application',
  'registered-at-counter',
  'reassignment',
  'absence',
]);

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const assignmentEvents = {
  'officer-assigned': z.strictObject({ officer: z.string().min(1).max(255), because: becauseSchema }),
  /** Nobody of the district can take the case: its supervisor has to name somebody. */
  'officer-wanted': z.strictObject({ officerWanted: deadlineSchema }),
} as const;
export type AssignmentEvent<Type extends keyof typeof assignmentEvents = keyof typeof assignmentEvents> =
  EventOf<typeof assignmentEvents, Type>;
/** Makes an event of this episode: `assignmentEvent(context, type, data)`. */
export const assignmentEvent = eventMaker(assignmentEvents);
