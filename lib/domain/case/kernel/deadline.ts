import * as z from 'zod';
import type { DueDateCalendar, Term } from '../../calendar/due-date.ts';
import {
  type CitationReference,
  citationSchema,
  type EscalationLevel,
  escalationLevelSchema,
  instantSchema,
  localDateSchema,
  localMonthSchema,
  toInstant,
} from './vocabulary.ts';

/** A term as stored. */
const termSchema = z.union([
  z.strictObject({ workingDays: z.int().nonnegative() }),
  z.strictObject({ days: z.int().positive() }),
  z.strictObject({ months: z.int().positive() }),
  z.strictObject({ month: localMonthSchema }),
]) satisfies z.ZodType<Term>;

/**
 * One step of what happens as a deadline comes near and passes: a reminder before it, escalations after it. Each step is
 * carried out exactly once; `basis` cites why it exists.
 */
export const escalationStepSchema = z.strictObject({
  name: z.enum([
    'national-limit',
    'first-warning',
    'second-warning',
    'reminder',
    'supervisor',
    'unit',
    'city',
  ]),
  to: escalationLevelSchema,
  at: instantSchema,
  basis: citationSchema,
});
export type EscalationStep = z.infer<typeof escalationStepSchema>;

/**
 * A statutory deadline of a case. A deadline never decides anything: a human act meets it, or it is escalated. `dueAt` is the
 * first instant at which it is overdue. It is `provisional` if it reaches into a year whose holidays the State Council has not
 * announced.
 */
export const deadlineSchema = z.strictObject({
  id: z.string(),
  /** The kind of work that it watches over: one of the kinds that the episodes declare. */
  kind: z.string(),
  taskId: z.string(),
  countsFrom: instantSchema,
  term: termSchema,
  closes: z.union([z.literal('end-of-day'), z.strictObject({ time: z.string() })]),
  dueDate: localDateSchema,
  dueAt: instantSchema,
  provisional: z.boolean(),
  unannouncedYears: z.array(z.int()),
  basis: citationSchema,
  steps: z.array(escalationStepSchema),
  stepsDone: z.int().nonnegative(),
  /** The work must still be done after the registration has ended. */
  outlives: z.literal(true).optional(),
});
export type Deadline = z.infer<typeof deadlineSchema>;

/** How a deadline ended. It stays on the case for good, so that "on time" is a matter of record. */
export const metDeadlineSchema = z.strictObject({
  dueAt: instantSchema,
  metAt: instantSchema,
  late: z.boolean(),
});
export type MetDeadline = z.infer<typeof metDeadlineSchema>;

/** A time limit as stated by a policy pack. */
export interface TimeLimit {
  readonly term: Term;
  readonly closes: Deadline['closes'];
  readonly basis: CitationReference;
  /** A stricter national limit that triggers a warning when the local limit is looser (DOMAIN I-01). */
  readonly nationalLimit?: { readonly term: Term; readonly basis: CitationReference };
  /** Terms, counted from the same beginning, after which the officer is warned while a longer one still runs (DOMAIN C7). */
  readonly warnings?: readonly {
    readonly name: Extract<EscalationStep['name'], 'first-warning' | 'second-warning'>;
    readonly term: Term;
    readonly basis: CitationReference;
  }[];
}

/** An escalation step as stated by a policy pack, in working days after the due date (negative: before it). */
export interface EscalationRule {
  readonly name: Exclude<EscalationStep['name'], 'national-limit' | 'first-warning' | 'second-warning'>;
  readonly to: EscalationLevel;
  readonly workingDaysAfterDue: number;
  readonly basis: CitationReference;
}

/** How long something may take, and who is told when it is late. */
export interface Timing {
  readonly limit: TimeLimit;
  readonly escalation: readonly EscalationRule[];
}

/**
 * Makes a deadline that counts from an instant. Steps at or before that instant are left out: nobody is reminded of a task that
 * has just begun.
 * @param what the ids of the deadline and of its task, and its kind
 * @param countsFrom milliseconds since 1970; by I-36 its Beijing day is day 0 of a limit in working days
 * @param limit the term, the hour at which it closes, and the article that sets it
 * @param escalation the escalation steps of the region, in working days after the due day (negative: before)
 * @example
 * const limit = { term: { workingDays: 10 }, closes: 'end-of-day', basis } as const;
 * makeDeadline({ id, kind: 'decision', taskId }, submittedAt, limit, rules.escalation, dueDates(calendar)).dueDate
 */
export function makeDeadline(
  what: Pick<Deadline, 'id' | 'kind' | 'taskId' | 'outlives'>,
  countsFrom: number,
  limit: TimeLimit,
  escalation: readonly EscalationRule[],
  calendar: DueDateCalendar,
): Deadline {
  const due = calendar.due(countsFrom, limit.term, limit.closes);
  const steps: EscalationStep[] = escalation.map((step) => ({
    name: step.name,
    to: step.to,
    at: toInstant(
      step.workingDaysAfterDue === 0
        ? due.dueAt
        : calendar.shift(due.dueDate, step.workingDaysAfterDue, limit.closes),
    ),
    basis: step.basis,
  }));
  if (limit.nationalLimit) {
    const national = calendar.due(countsFrom, limit.nationalLimit.term, limit.closes);
    steps.push({
      name: 'national-limit',
      to: 'officer',
      at: toInstant(national.dueAt),
      basis: limit.nationalLimit.basis,
    });
  }
  for (const { name, term, basis } of limit.warnings ?? []) {
    const at = calendar.due(countsFrom, term, limit.closes).dueAt;
    // No warning is needed once the deadline has passed.
    if (at < due.dueAt) steps.push({ name, to: 'officer', at: toInstant(at), basis });
  }
  const begun = toInstant(countsFrom);
  return {
    ...what,
    countsFrom: begun,
    term: limit.term,
    closes: limit.closes,
    dueDate: due.dueDate,
    dueAt: toInstant(due.dueAt),
    provisional: due.provisional,
    unannouncedYears: [...due.unannouncedYears],
    basis: limit.basis,
    steps: steps.filter((step) => step.at > begun).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    stepsDone: 0,
  };
}

/** Returns the next step to be carried out, if any is left. */
export function nextEscalationStep(deadline: Deadline): EscalationStep | undefined {
  return deadline.steps[deadline.stepsDone];
}

/**
 * Recomputes a deadline after the calendar or the rules have changed. Steps already carried out stay as they are, and none is
 * carried out twice. Returns undefined if nothing changes.
 * @example
 * const moved = recomputeDeadline(deadline, limit, rules.escalation, calendar);
 * if (moved) recordMove(moved);
 */
export function recomputeDeadline(
  deadline: Deadline,
  limit: TimeLimit,
  escalation: readonly EscalationRule[],
  calendar: DueDateCalendar,
): Deadline | undefined {
  const fresh = makeDeadline(deadline, Date.parse(deadline.countsFrom), limit, escalation, calendar);
  const done = deadline.steps.slice(0, deadline.stepsDone);
  const left = fresh.steps.filter((step) => !done.some((past) => past.name === step.name));
  const changed: Deadline = {
    ...fresh,
    id: deadline.id,
    kind: deadline.kind,
    taskId: deadline.taskId,
    steps: [...done, ...left],
    stepsDone: deadline.stepsDone,
  };
  return JSON.stringify(changed) === JSON.stringify({ ...changed, ...deadline }) ? undefined : changed;
}
