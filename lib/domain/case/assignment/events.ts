import * as z from 'zod';
import { type EventOf, eventMaker } from '../kernel/event.ts';

/** Why a case has its officer: by district and load, because they decided it, or because somebody said so. */
export const becauseSchema = z.enum(['load', 'decided-application', 'reassignment', 'absence']);

export const assignmentEvents = {
  'officer-assigned': z.strictObject({ officer: z.string().min(1).max(255), because: becauseSchema }),
} as const;
export type AssignmentEvent<Type extends keyof typeof assignmentEvents = keyof typeof assignmentEvents> =
  EventOf<typeof assignmentEvents, Type>;
export const assignmentEvent = eventMaker(assignmentEvents);
