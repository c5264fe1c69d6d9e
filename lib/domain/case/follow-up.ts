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
import { buildClosureProposal, type ClosureProposal } from './closure.ts';
import { type DueDateCalendar, makeDeadline } from './deadlines.ts';
import type { CaseEvent } from './events.ts';
import {
  type contactMeans,
  type FollowUpMonth,
  type FollowUpState,
  followUpTaskId,
  monthOfTask,
  type progresses,
} from './follow-up-months.ts';
import { faultOf, lacksOneToOne, type Profile } from './ledger.ts';
import type { LifecycleRules } from './lifecycle-rules.ts';
import { type Context, makeEvent } from './make-event.ts';
import { planAdjustment } from './plan-adjustment.ts';
import type { CaseRefusal } from './refusals.ts';
import { followUpActionId, type ScheduledAction } from './scheduled-actions.ts';
import type { CaseState } from './state.ts';

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
  const month = monthOf(registeredOn);
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
export function nextFollowUp(state: CaseState, rules: LifecycleRules, now: number): ScheduledAction {
  const month = monthOf(beijingDate(now));
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
  const scheduledAction = state.scheduledActions[followUpActionId];
  if (state.phase !== 'registered' || scheduledAction?.kind !== 'follow-up') return undefined;
  if (Date.parse(scheduledAction.at) > context.now) return undefined;
  const { month } = scheduledAction;
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
  const inMonth = monthOf(beijingDate(context.now)) === month;
  const attempts = [...record.attempts, { at: '', means }];
  const { excusedAfter } = rules.followUp;
  const excuses =
    inMonth &&
    attempts.length >= excusedAfter.attempts &&
    new Set(attempts.map((each) => each.means)).size >= excusedAfter.differentMeans;
  const closureProposal = excuses ? proposeUnreachable(state, month, rules, calendar, context) : undefined;
  return success(
    makeEvent(context, 'follow-up-attempted', {
      month,
      means,
      excuses,
      ...(closureProposal && { closureProposal }),
    }),
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
  const made = buildClosureProposal(state, 'unreachable', evidence, false, rules, calendar, context.now);
  return made.ok ? made.value : undefined;
}

export interface Completion {
  readonly by: 'officer' | 'data-comparison';
  readonly method: string;
  readonly progress: (typeof progresses)[number];
  /** What changed in the ledger; absent where it was checked and is unchanged. */
  readonly profile?: Profile;
  readonly service: 'keep' | 'adjust';
  readonly closureProposal?: ClosureProposal;
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
  { profile, closureProposal, ...completion }: Completion,
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
      ...(closureProposal && { closureProposal }),
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
    monthOf(beijingDate(reachable.now)) === month;
  return stillTheirs ? success({ month, record }) : refused({ reason: 'month-already-followed-up', month });
}
