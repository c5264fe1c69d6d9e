import * as z from 'zod';
import {
  type CitationReference,
  citationSchema,
  type EscalationLevel,
  escalationLevelSchema,
  instantSchema,
  localDateSchema,
  localMonthSchema,
} from './vocabulary.ts';

/** What a deadline watches over. */
export const deadlineKinds = [
  'decision',
  'first-contact',
  'plan-making',
  'plan-items',
  'plan-adjustment',
  'follow-up',
  'signal',
  'transfer',
  'closure-decision',
  'objection',
  'placement-check',
] as const;
export const deadlineKindSchema = z.enum(deadlineKinds);
export type DeadlineKind = z.infer<typeof deadlineKindSchema>;

/**
 * How long something may take: so many working days (0: at once), so many months to the corresponding day
 * (Civil Code, arts 202 and 203), or until a calendar month is over.
 */
export const termSchema = z.union([
  z.strictObject({ workingDays: z.int().nonnegative() }),
  z.strictObject({ months: z.int().positive() }),
  z.strictObject({ month: localMonthSchema }),
]);
export type Term = z.infer<typeof termSchema>;

/**
 * One step of what happens as a deadline comes near and passes: a warning before it, then the ladder after
 * it. Each is carried out exactly once; `basis` says why it exists.
 */
export const rungSchema = z.strictObject({
  name: z.enum(['national-limit', 'reminder', 'supervisor', 'unit', 'city']),
  to: escalationLevelSchema,
  at: instantSchema,
  basis: citationSchema,
});
export type EscalationStep = z.infer<typeof rungSchema>;

/**
 * A statutory deadline of a case. It never decides anything: it is met by a human act, or climbs its ladder.
 * `dueAt` is the first instant at which it is overdue. `provisional` where it crosses a year whose holidays
 * the State Council has not announced.
 */
export const deadlineSchema = z.strictObject({
  id: z.string(),
  kind: deadlineKindSchema,
  taskId: z.string(),
  countsFrom: instantSchema,
  term: termSchema,
  closes: z.union([z.literal('end-of-day'), z.strictObject({ time: z.string() })]),
  dueDate: localDateSchema,
  dueAt: instantSchema,
  provisional: z.boolean(),
  unannouncedYears: z.array(z.int()),
  basis: citationSchema,
  steps: z.array(rungSchema),
  stepsDone: z.int().nonnegative(),
});
export type Deadline = z.infer<typeof deadlineSchema>;

/** How a deadline ended: kept on the case for good, so that "on time" is a fact and not a memory. */
export const metDeadlineSchema = z.strictObject({
  dueAt: instantSchema,
  metAt: instantSchema,
  late: z.boolean(),
});
export type MetDeadline = z.infer<typeof metDeadlineSchema>;

/** What the calendar answers: the day, the instant at which it is over, and whether that can still change. */
export interface DueInstant {
  readonly dueDate: string;
  readonly dueAt: number;
  readonly provisional: boolean;
  readonly unannouncedYears: readonly number[];
}

export type Closing = Deadline['closes'];

/** The calendar as this module needs it. Zero working days mean: on the day itself. */
export interface DueDateCalendar {
  due(countsFrom: number, term: Term, closes: Closing): DueInstant;
  /** The end of the nth working day after (or, if negative, before) the due date, closing alike. */
  shift(dueDate: string, workingDays: number, closes: Closing): number;
}

/** A time limit as a policy pack states it. */
export interface TimeLimit {
  readonly term: Term;
  readonly closes: Closing;
  readonly basis: CitationReference;
  /** A stricter national limit that warns where the local one is looser (DOMAIN I-01). */
  readonly nationalLimit?: { readonly term: Term; readonly basis: CitationReference };
}

/** A rung as a policy pack states it: so many working days after the due date (negative: before it). */
export interface EscalationRule {
  readonly name: Exclude<EscalationStep['name'], 'national-limit'>;
  readonly to: EscalationLevel;
  readonly workingDaysAfterDue: number;
  readonly basis: CitationReference;
}

/**
 * Makes a deadline that counts from an instant. Rungs that would lie at or before that instant are left out:
 * nobody is reminded of what has only just begun.
 */
export function makeDeadline(
  what: Pick<Deadline, 'id' | 'kind' | 'taskId'>,
  countsFrom: number,
  limit: TimeLimit,
  ladder: readonly EscalationRule[],
  calendar: DueDateCalendar,
): Deadline {
  const due = calendar.due(countsFrom, limit.term, limit.closes);
  const steps: EscalationStep[] = ladder.map((step) => ({
    name: step.name,
    to: step.to,
    at: new Date(
      step.workingDaysAfterDue === 0
        ? due.dueAt
        : calendar.shift(due.dueDate, step.workingDaysAfterDue, limit.closes),
    ).toISOString(),
    basis: step.basis,
  }));
  if (limit.nationalLimit) {
    const national = calendar.due(countsFrom, limit.nationalLimit.term, limit.closes);
    steps.push({
      name: 'national-limit',
      to: 'officer',
      at: new Date(national.dueAt).toISOString(),
      basis: limit.nationalLimit.basis,
    });
  }
  const begun = new Date(countsFrom).toISOString();
  return {
    ...what,
    countsFrom: begun,
    term: limit.term,
    closes: limit.closes,
    dueDate: due.dueDate,
    dueAt: new Date(due.dueAt).toISOString(),
    provisional: due.provisional,
    unannouncedYears: [...due.unannouncedYears],
    basis: limit.basis,
    steps: steps.filter((step) => step.at > begun).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    stepsDone: 0,
  };
}

/** The rung to be carried out next, if any is left. */
export function nextEscalationStep(deadline: Deadline): EscalationStep | undefined {
  return deadline.steps[deadline.stepsDone];
}

/**
 * The same deadline by a calendar that has changed. Rungs already carried out stay as they are: what was
 * done is done. Returns undefined when nothing changes.
 */
export function recomputeDeadline(
  deadline: Deadline,
  limit: TimeLimit,
  ladder: readonly EscalationRule[],
  calendar: DueDateCalendar,
): Deadline | undefined {
  const fresh = makeDeadline(deadline, Date.parse(deadline.countsFrom), limit, ladder, calendar);
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
