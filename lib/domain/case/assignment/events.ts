import * as z from 'zod';
import { deadlineSchema } from '../kernel/deadline.ts';
import { type EventOf, eventMaker } from '../kernel/event.ts';
import { codeSchema } from '../kernel/vocabulary.ts';

/** Why a case has its officer: by district and load, because they decided it, or because somebody assigned them. */
export const becauseSchema = z.enum([
  'load',
  'decided-application',
  'registered-at-counter',
  'reassignment',
  'absence',
  // The previous officer is barred from the case, or has left it with their work, their district or their role.
  'recusal',
  'departure',
]);

/** How a member of staff is related to a person whom they may not serve. */
export const relations = ['self', 'household', 'relative', 'other-interest'] as const;

/** The officer who gets a case, and why. */
export const namedOfficerSchema = z.strictObject({
  officer: z.string().min(1).max(255),
  because: becauseSchema,
});

/** The data of the events of this episode, by type. Stored events are parsed with these schemas. */
export const assignmentEvents = {
  'officer-assigned': namedOfficerSchema.extend({
    /** The agency that has the case from now on, or null if that is the district's own; absent if it does not change. */
    agency: codeSchema.nullable().optional(),
  }),
  /** Somebody handles an application that has not been decided. This is no lock: anybody who may decide it still may. */
  'application-taken': z.strictObject({ officer: z.string().min(1).max(255) }),
  /** Nobody handles the application any more. */
  'application-given-back': z.strictObject({}),
  /** No officer can be given the case: the directory lists nobody for its district. A supervisor must name one. */
  'officer-needed': z.strictObject({
    taskId: z.string(),
    deadline: deadlineSchema,
    /** The previous officer no longer has the case: they can no longer work on it, or are barred from it. */
    relieved: z.literal(true).optional(),
  }),
  /** A member of staff is related to the person, and is barred from the case from now on. */
  'interest-declared': z.strictObject({
    subject: z.string().min(1).max(255),
    relation: z.enum(relations),
    /**
     * Who has the case from now on, if it was theirs; null if nobody has. Absent if it was not theirs, and in earlier events.
     */
    officer: namedOfficerSchema.nullable().optional(),
    /** The deadline for a supervisor to name an officer, if nobody could be given the case. */
    naming: deadlineSchema.optional(),
    /** Who handles the application from now on, if they did. */
    taker: z.string().min(1).max(255).optional(),
  }),
} as const;
export type AssignmentEvent<Type extends keyof typeof assignmentEvents = keyof typeof assignmentEvents> =
  EventOf<typeof assignmentEvents, Type>;
/** Makes an event of this episode: `assignmentEvent(context, type, data)`. */
export const assignmentEvent = eventMaker(assignmentEvents);
