import * as z from 'zod';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { codeSchema } from '../kernel/vocabulary.ts';

/** Why a case has its officer: by district and load, because they decided it, or because somebody said so. */
export const becauseSchema = z.enum([
  'load',
  'decided-application',
  'registered-at-counter',
  'reassignment',
  'absence',
  // Whoever had it takes no step in it, or has left.
  'recusal',
  'departure',
]);

/** How a member of staff is related to the person of a case whom they may not serve. */
export const relations = ['self', 'household', 'relative', 'other-interest'] as const;

/** An officer by whom a case is taken, and why they have it. */
export const namedOfficerSchema = z.strictObject({
  officer: z.string().min(1).max(255),
  because: becauseSchema,
});

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const assignmentEvents = {
  'officer-assigned': namedOfficerSchema.extend({
    /** The agency that has the case from now on, or null where that is the district's own; absent where it stays. */
    agency: codeSchema.nullable().optional(),
  }),
  /** Somebody sees to an application that has not been decided. No lock: whoever may decide it still may. */
  'application-taken': z.strictObject({ officer: z.string().min(1).max(255) }),
  /** Nobody does any more. */
  'application-given-back': z.strictObject({}),
  /** No officer can be given the case: its district has entered nobody. A supervisor sees to it. */
  'officer-needed': z.strictObject({
    taskId: z.string(),
    deadline: deadlineSchema,
    /** Whoever had the case has it no more: they have left, or take no step in it. */
    relieved: z.literal(true).optional(),
  }),
  /** A member of staff is related to the person, and from now on takes no step in the case. */
  'interest-declared': z.strictObject({
    subject: z.string().min(1).max(255),
    relation: z.enum(relations),
    /** Who has the case from now on, where it was theirs; null where nobody has. Absent where it was not, and in earlier events. */
    officer: namedOfficerSchema.nullable().optional(),
    /** By when a supervisor names somebody, where nobody could be given it. */
    naming: deadlineSchema.optional(),
    /** Who sees to the application from now on, where they did. */
    taker: z.string().min(1).max(255).optional(),
  }),
} as const;
export type AssignmentEvent<Type extends keyof typeof assignmentEvents = keyof typeof assignmentEvents> =
  EventOf<typeof assignmentEvents, Type>;
/** Makes an event of this episode: `assignmentEvent(context, type, data)`. */
export const assignmentEvent = eventMaker(assignmentEvents);
