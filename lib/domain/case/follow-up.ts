import * as z from 'zod';
import {
  addDays,
  beijingDate,
  firstDayOf,
  lastDayOf,
  monthOf,
  shiftMonth,
  startOfDay,
} from '../calendar/local-date.ts';
import { type Result, refused, success } from '../result.ts';
import {
  type Appointment,
  followUpAppointment,
  withAppointment,
  withoutAppointment,
} from './appointments.ts';
import { type ClosureProposal, closureProposalSchema, proposal } from './closure.ts';
import { type DueDateCalendar, deadlineSchema, makeDeadline } from './deadlines.ts';
import type { CaseEvent } from './events.ts';
import { faultOf, lacksOneToOne, type Profile, profileSchema, withLedger } from './ledger.ts';
import type { LifecycleRules } from './lifecycle-rules.ts';
import { type Context, makeEvent } from './make-event.ts';
import { planAdjustment, planAdjustmentSchema, withPlanAdjustment } from './plan-adjustment.ts';
import type { CaseRefusal } from './refusals.ts';
import type { CaseState } from './state.ts';
import { closeTask, handBack, withDeadline } from './tasks.ts';
import { instantSchema, localMonthSchema } from './vocabulary.ts';

/** By what somebody was tried: a means of contact, of which a month without success needs two (I-07). */
export const contactMeans = ['phone', 'message', 'online', 'visit', 'second-contact'] as const;
const contactMeansSchema = z.enum(contactMeans);

/** How a month's obligation ended. There is no other way for it to end, and no month without one. */
export const monthSchema = z.strictObject({
  /** `missed`: its month was over and it was not done when the registration ended. */
  status: z.enum(['open', 'done', 'done-late', 'excused', 'missed']),
  openedAt: instantSchema,
  taskId: z.string(),
  attempts: z.array(z.strictObject({ at: instantSchema, means: contactMeansSchema })),
  endedAt: instantSchema.optional(),
  by: z.enum(['officer', 'data-comparison', 'first-contact']).optional(),
  method: z.string().optional(),
  progress: z.string().optional(),
  service: z.enum(['keep', 'adjust']).optional(),
  excuse: z.enum(['unreachable', 'registration-ended', 'transferred']).optional(),
});
export type FollowUpMonth = z.infer<typeof monthSchema>;

/** How a person's search stands, as a follow-up finds it. */
export const progresses = [
  'still-looking',
  'in-training',
  'offer-pending',
  'in-work',
  'own-business',
  'not-available',
] as const;
const progressSchema = z.enum(progresses);

export const followUpFacts = {
  'follow-up-opened': z.strictObject({
    month: localMonthSchema,
    taskId: z.string(),
    deadline: deadlineSchema,
    nextMonth: localMonthSchema,
    nextAt: instantSchema,
  }),
  'follow-up-attempted': z.strictObject({
    month: localMonthSchema,
    means: contactMeansSchema,
    /** The attempt after which the month is excused: so many, by so many means (I-07). */
    excuses: z.boolean(),
    proposes: closureProposalSchema.optional(),
  }),
  'follow-up-completed': z.strictObject({
    month: localMonthSchema,
    by: z.enum(['officer', 'data-comparison']),
    method: z.string(),
    progress: progressSchema,
    /** Whether the ledger changed; false says that it was checked and is unchanged. */
    ledgerUpdated: z.boolean(),
    profile: profileSchema.optional(),
    service: z.enum(['keep', 'adjust']),
    /** The adjustment of the plan that was decided, or is owed by what was found, unless one is under way. */
    opens: planAdjustmentSchema.optional(),
    proposes: closureProposalSchema.optional(),
  }),
} as const;

export const followUpStateSchema = z.strictObject({
  /** The first month that is owed; every month from it on is here as soon as it has begun to be worked on. */
  firstMonth: localMonthSchema,
  months: z.record(localMonthSchema, monthSchema),
});
export type FollowUpState = z.infer<typeof followUpStateSchema>;

export const followUpTaskId = (month: string): string => `follow-up-${month}`;

/** The month of a follow-up's task; undefined where the name is that of no such task. */
export const monthOfTask = (taskId: string): string | undefined =>
  /^follow-up-(\d{4}-\d{2})$/.exec(taskId)?.[1];

/**
 * The first month in which a follow-up is owed: that of the registration, or the next where fewer working days
 * than the rule asks for are left, the first-contact clock ruling until then (I-06).
 * @param workingDaysLeft working days from the day of registration to the end of its month, both included
 */
export function firstFollowUpMonth(
  registeredOn: string,
  workingDaysLeft: number,
  rules: LifecycleRules,
): string {
  const month = registeredOn.slice(0, 7);
  return workingDaysLeft <= rules.followUp.skippedWithinLastWorkingDays ? shiftMonth(month, 1) : month;
}

/**
 * When a month's follow-up of a case begins: on one of the first days of the month, the same for a case in
 * every month, so that the work of an agency is spread.
 */
export function followUpStart(
  caseId: string,
  month: string,
  rules: Pick<LifecycleRules, 'followUp'>,
): number {
  return startOfDay(addDays(firstDayOf(month), spread(caseId) % rules.followUp.spreadOverDays));
}

/** FNV-1a, 32 bits: the same number for a case on every machine. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash;
}

/** When the monthly obligations of a case begin, or begin again: now, unless this month has been dealt with. */
export function nextFollowUp(state: CaseState, rules: LifecycleRules, now: number): Appointment {
  const month = beijingDate(now).slice(0, 7);
  const first = state.followUp?.firstMonth ?? month;
  if (first <= month && state.followUp?.months[month] === undefined)
    return { kind: 'follow-up', month, at: new Date(now).toISOString() };
  const next = first > month ? first : shiftMonth(month, 1);
  return {
    kind: 'follow-up',
    month: next,
    at: new Date(followUpStart(state.caseId, next, rules)).toISOString(),
  };
}

/** The obligation of a month comes into being: its deadline is the month's end, and the next month is set. */
export function openFollowUp(
  state: CaseState,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): CaseEvent<'follow-up-opened'> | undefined {
  const appointment = state.appointments[followUpAppointment];
  if (state.phase !== 'registered' || appointment?.kind !== 'follow-up') return undefined;
  if (Date.parse(appointment.at) > context.now) return undefined;
  const { month } = appointment;
  const taskId = followUpTaskId(month);
  const nextMonth = shiftMonth(month, 1);
  return makeEvent(context, 'follow-up-opened', {
    month,
    taskId,
    nextMonth,
    nextAt: new Date(followUpStart(state.caseId, nextMonth, rules)).toISOString(),
    deadline: makeDeadline(
      { id: taskId, kind: 'follow-up', taskId },
      startOfDay(firstDayOf(month)),
      { term: { month }, closes: 'end-of-day', basis: rules.followUp.basis },
      rules.ladders['follow-up'],
      calendar,
    ),
  });
}

/** An attempt that did not reach the person. It never satisfies the month; enough of them excuse it (I-07). */
export function attemptFollowUp(
  state: CaseState,
  taskId: string,
  means: (typeof contactMeans)[number],
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<CaseEvent<'follow-up-attempted'>, CaseRefusal> {
  const found = openMonth(state, taskId);
  if (!found.ok) return found;
  const { month, record } = found.value;
  const inMonth = beijingDate(context.now).slice(0, 7) === month;
  const attempts = [...record.attempts, { at: '', means }];
  const { excusedAfter } = rules.followUp;
  const excuses =
    inMonth &&
    attempts.length >= excusedAfter.attempts &&
    new Set(attempts.map((each) => each.means)).size >= excusedAfter.differentMeans;
  const proposes = excuses ? proposeUnreachable(state, month, rules, calendar, context) : undefined;
  return success(
    makeEvent(context, 'follow-up-attempted', { month, means, excuses, ...(proposes && { proposes }) }),
  );
}

/** Months in a row, up to and with `last`, in which nobody could be reached. */
export function unreachableMonths(months: FollowUpState['months'], last: string): readonly string[] {
  const run: string[] = [];
  for (let month = last; months[month]?.excuse === 'unreachable'; month = shiftMonth(month, -1))
    run.push(month);
  return run.reverse();
}

function proposeUnreachable(
  state: CaseState,
  month: string,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): ClosureProposal | undefined {
  const before = state.followUp ? unreachableMonths(state.followUp.months, shiftMonth(month, -1)) : [];
  const run = [...before, month];
  const limit = rules.closure.unreachableMonths;
  if (run.length < limit) return undefined;
  const today = beijingDate(context.now);
  const evidence = run.slice(-limit).map((each) => ({
    kind: 'contact-attempt-records',
    source: followUpTaskId(each),
    on: each === month ? today : lastDayOf(each),
  }));
  const made = proposal(state, 'UNREACHABLE', evidence, false, rules, calendar, context.now);
  return made.ok ? made.value : undefined;
}

export interface Completion {
  readonly by: 'officer' | 'data-comparison';
  readonly method: string;
  readonly progress: (typeof progresses)[number];
  /** What changed in the ledger; absent where it was checked and is unchanged. */
  readonly profile?: Profile;
  readonly service: 'keep' | 'adjust';
  readonly proposes?: ClosureProposal;
}

/**
 * A follow-up that reached the person, or a comparison with a definite status (I-05). It learns the progress,
 * checks the ledger, and decides to keep the services or to adjust them, which opens the adjustment of the plan
 * if there is one (SX-2.6, QH-2.5, WH-4.6, CQ-2.5); so does a ledger by which one-to-one service is owed. That data
 * were compared nobody can claim.
 */
export function completeFollowUp(
  state: CaseState,
  taskId: string,
  { profile, proposes, ...completion }: Completion,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<CaseEvent<'follow-up-completed'>, CaseRefusal> {
  const found = openMonth(state, taskId, context);
  if (!found.ok) return found;
  const { by, method, service } = completion;
  const compared = method === 'data-comparison';
  if (!rules.followUp.methods.includes(method) || compared !== (by === 'data-comparison'))
    return refused({ reason: 'unknown-method', method });
  const wrong = profile && faultOf(profile, rules, beijingDate(context.now));
  if (wrong) return refused(wrong);
  const { month } = found.value;
  const adjusts = service === 'adjust' || (profile !== undefined && lacksOneToOne(state, profile, rules));
  const opens = adjusts ? planAdjustment(state, month, rules, calendar, context.now) : undefined;
  return success(
    makeEvent(context, 'follow-up-completed', {
      month,
      ...completion,
      ledgerUpdated: profile !== undefined,
      ...(profile && { profile }),
      ...(opens && { opens }),
      ...(proposes && { proposes }),
    }),
  );
}

/**
 * The month of a task, if it is owed and can still be worked on. One excused because nobody could be reached
 * can still be done while it lasts.
 */
function openMonth(
  state: CaseState,
  taskId: string,
  reachable?: Context,
): Result<{ readonly month: string; readonly record: FollowUpMonth }, CaseRefusal> {
  if (state.phase !== 'registered') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  const month = monthOfTask(taskId);
  if (month === undefined) return refused({ reason: 'task-not-found' });
  const record = state.followUp?.months[month];
  if (!record) return refused({ reason: 'no-obligation-for-month', month });
  if (record.status === 'open') return success({ month, record });
  const stillTheirs =
    reachable !== undefined &&
    record.excuse === 'unreachable' &&
    beijingDate(reachable.now).slice(0, 7) === month;
  return stillTheirs ? success({ month, record }) : refused({ reason: 'month-already-followed-up', month });
}

export function withFollowUpOpened(state: CaseState, event: CaseEvent<'follow-up-opened'>): CaseState {
  const { month, taskId, deadline, nextMonth, nextAt } = event.data;
  const opened: FollowUpMonth = { status: 'open', openedAt: event.at, taskId, attempts: [] };
  const scheduled = withAppointment(withMonth(state, month, opened), followUpAppointment, {
    kind: 'follow-up',
    month: nextMonth,
    at: nextAt,
  });
  return withDeadline(scheduled, deadline);
}

export function withAttempt(state: CaseState, event: CaseEvent<'follow-up-attempted'>): CaseState {
  const { month, means, excuses } = event.data;
  const record = state.followUp?.months[month];
  if (!record) return state;
  const attempts = [...record.attempts, { at: event.at, means }];
  if (!excuses) return handBack(withMonth(state, month, { ...record, attempts }), record.taskId);
  return closeTask(
    withMonth(state, month, {
      ...record,
      attempts,
      status: 'excused',
      excuse: 'unreachable',
      endedAt: event.at,
    }),
    record.taskId,
    'excused',
    event.at,
  );
}

export function withCompletion(state: CaseState, event: CaseEvent<'follow-up-completed'>): CaseState {
  const { month, by, method, progress, service, profile, opens } = event.data;
  const record = state.followUp?.months[month];
  if (!record) return state;
  const { excuse: _noLonger, ...owed } = record;
  const late = beijingDate(Date.parse(event.at)).slice(0, 7) > month;
  const ended = closeTask(
    withMonth(state, month, {
      ...owed,
      status: late ? 'done-late' : 'done',
      endedAt: event.at,
      by,
      method,
      progress,
      service,
    }),
    record.taskId,
    'done',
    event.at,
  );
  const updated = profile ? withLedger(ended, profile, event.at) : ended;
  const checked = { ...updated, ledger: { ...updated.ledger, checkedAt: event.at } };
  return withPlanAdjustment(checked, opens, event.at);
}

/**
 * The first contact counts for the month of the registration, if it is made in it (I-06): the month is done,
 * and the next is set.
 */
export function withFirstContact(state: CaseState, event: CaseEvent<'contact-recorded'>): CaseState {
  const { firstContactMonth } = event.data;
  const appointment = state.appointments[followUpAppointment];
  if (firstContactMonth === undefined || appointment?.kind !== 'follow-up') return state;
  const record = state.followUp?.months[firstContactMonth.month];
  if (record && record.status !== 'open' && record.excuse !== 'unreachable') return state;
  const done: FollowUpMonth = {
    status: 'done',
    openedAt: record?.openedAt ?? event.at,
    taskId: record?.taskId ?? followUpTaskId(firstContactMonth.month),
    attempts: record?.attempts ?? [],
    endedAt: event.at,
    by: 'first-contact',
    method: event.data.method,
  };
  const counted = withMonth(state, firstContactMonth.month, done);
  if (record) return closeTask(counted, record.taskId, 'done', event.at);
  return withAppointment(counted, followUpAppointment, {
    kind: 'follow-up',
    month: firstContactMonth.nextMonth,
    at: firstContactMonth.nextAt,
  });
}

/**
 * A registration ends: the month that still runs is excused by rule, also where its work had not begun. A month
 * that was over and not done stays on record as missed, whether or not anybody had begun it: an end that comes
 * late undoes nothing (DOMAIN f).
 */
export function withMonthsEnded(
  state: CaseState,
  excuse: 'registration-ended' | 'transferred',
  at: string,
): CaseState {
  const last = beijingDate(Date.parse(at)).slice(0, 7);
  const { followUp } = state;
  if (!followUp) return state;
  const months = { ...followUp.months };
  for (let month: string = followUp.firstMonth; month <= last; month = shiftMonth(month, 1)) {
    const record = months[month] ?? { openedAt: at, taskId: followUpTaskId(month), attempts: [] };
    if ('status' in record && record.status !== 'open') continue;
    months[month] =
      month < last
        ? { ...record, status: 'missed', endedAt: at }
        : { ...record, status: 'excused', excuse, endedAt: at };
  }
  return withoutAppointment({ ...state, followUp: { ...followUp, months } }, followUpAppointment);
}

/** The months between a wrong closure and its reinstatement: excused, for nobody could have been asked. */
export function withMonthsOfWrongClosure(state: CaseState, begins: Appointment, at: string): CaseState {
  const { followUp } = state;
  if (!followUp || begins.kind !== 'follow-up') return state;
  const until = begins.month;
  const missing: [string, FollowUpMonth][] = [];
  for (let month = followUp.firstMonth; month < until; month = shiftMonth(month, 1)) {
    if (followUp.months[month] !== undefined) continue;
    const taskId = followUpTaskId(month);
    missing.push([
      month,
      { status: 'excused', excuse: 'registration-ended', openedAt: at, endedAt: at, taskId, attempts: [] },
    ]);
  }
  return {
    ...state,
    followUp: { ...followUp, months: { ...followUp.months, ...Object.fromEntries(missing) } },
  };
}

function withMonth(state: CaseState, month: string, record: FollowUpMonth): CaseState {
  const followUp = state.followUp ?? { firstMonth: month, months: {} };
  return { ...state, followUp: { ...followUp, months: { ...followUp.months, [month]: record } } };
}

/** How a case stands in a month, for the matrix of cases and months. */
export type Coverage =
  | 'not-owed'
  | 'upcoming'
  | 'open'
  | 'overdue'
  | 'done'
  | 'done-late'
  | 'excused'
  | 'missed'
  | 'gap';

/**
 * The cell of a case and a month. `gap` must never be seen: a month that was owed and for which nothing was
 * ever opened. Every month from the first on is owed until the registration ended.
 */
export function coverageOf(
  state: Pick<CaseState, 'phase' | 'followUp' | 'appointments'>,
  month: string,
  now: number,
): Coverage {
  const { followUp } = state;
  const today = beijingDate(now);
  if (!followUp || month < followUp.firstMonth) return 'not-owed';
  const record = followUp.months[month];
  if (record) {
    if (record.status !== 'open') return record.status;
    return today > lastDayOf(month) ? 'overdue' : 'open';
  }
  if (state.phase !== 'registered') return 'not-owed';
  if (month > monthOf(today)) return 'upcoming';
  const appointment = state.appointments[followUpAppointment];
  const begins = appointment?.kind === 'follow-up' && appointment.month === month && month === monthOf(today);
  return begins ? 'upcoming' : 'gap';
}
