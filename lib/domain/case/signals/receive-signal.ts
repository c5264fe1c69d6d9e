import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { statementOfThePerson } from '../closure/events.ts';
import { buildClosureProposal } from '../closure/propose.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { ClosureRules } from '../closure/tasks.ts';
import type { Context } from '../kernel/event.ts';
import { taskIdOf } from '../kernel/ids.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { openTasksOf, taskDeadline } from '../kernel/task.ts';
import { openPlanAdjustment, type WithPlan } from '../plan-adjustment/open-adjustment.ts';
import { adjustPlanTask, type PlanAdjustmentRules } from '../plan-adjustment/tasks.ts';
import { type SignalEvent, type SignalKind, signalEvent, type signalOrigins } from './events.ts';
import type { SignalRefusal } from './refusals.ts';
import type { SignalSlice, SignalState } from './state.ts';
import { arrangeTransferTask, assessSignalTask, type SignalRules } from './tasks.ts';

export type Reporting = Pick<KernelState, 'tasks'> & ClosureSlice & SignalSlice & WithPlan;
export type ReportRules = SignalRules & ClosureRules & PlanAdjustmentRules;
type Needs = KernelState & Reporting;

/** The closure reason that a signal supports, and the kind of evidence by its origin. */
const closures: Partial<
  Record<SignalKind, { readonly reason: string; readonly stated?: string; readonly compared?: string }>
> = {
  'found-work': { reason: 'employed', stated: statementOfThePerson, compared: 'insurance-match' },
  'started-business': {
    reason: 'self-employed',
    stated: statementOfThePerson,
    compared: 'business-match',
  },
  'stable-income': { reason: 'stable-income', stated: statementOfThePerson },
  'drawing-pension': { reason: 'pension', stated: statementOfThePerson, compared: 'pension-match' },
  'no-longer-looking': { reason: 'applicant-request', stated: statementOfThePerson },
  'entered-school': { reason: 'in-school', stated: statementOfThePerson },
  'joined-army': { reason: 'joined-army', stated: statementOfThePerson },
  'moving-abroad': { reason: 'emigrated', stated: statementOfThePerson },
};

/** A registration elsewhere ends nothing here (no source makes it a reason): one of the two is transferred (I-15). */
const transfers: readonly SignalKind[] = ['moved', 'registered-elsewhere', 'transfer-requested'];

/** Whether a report of the person supports a closure. */
export const supportsClosure = (kind: SignalKind): boolean => closures[kind]?.stated !== undefined;

/** The task that a signal opens if it supports no closure. */
export const taskOf = (kind: SignalKind) =>
  kind === 'changed-intention'
    ? adjustPlanTask
    : transfers.includes(kind)
      ? arrangeTransferTask
      : assessSignalTask;

/**
 * The maximum number of signals with tasks of their own at a time; further ones join the newest. A closure ends every task of a
 * case in one transaction, which is limited to a hundred writes.
 */
export const maxOpenAssessments = 20;

export interface Signal {
  readonly kind: SignalKind;
  readonly origin: (typeof signalOrigins)[number];
  readonly source?: string;
  readonly asOf: string;
}

/**
 * Whether a signal of the person still waits for a human: for the decision on a closure, or for the end of a task. There is one
 * proposal, one adjustment and one transfer at a time, which a signal starts or joins; assessments are one per signal. If there
 * is no plan yet, a changed intention waits for it.
 */
export function isPending(
  { closure, plan, tasks }: Reporting,
  { kind, number, at, withdrawnAt }: SignalState,
): boolean {
  if (withdrawnAt !== undefined) return false;
  if (supportsClosure(kind)) return closure?.status === 'proposed' && closure.proposedAt <= at;
  const task = taskOf(kind);
  if (task === adjustPlanTask && !plan.current) return true;
  return openTasksOf({ tasks }, task).some((each) =>
    task === assessSignalTask ? each.id === taskIdOf(task.kind, number) : each.openedAt <= at,
  );
}

/** Whether the person, or another place for them, has reported this, and nobody has dealt with it yet. */
export const isReported = (state: Reporting, kind: SignalKind, by: Signal['origin'] = 'person'): boolean =>
  state.signals.some((each) => each.origin === by && each.kind === kind && isPending(state, each));

/**
 * Receives a signal and starts what it requires: a proposal to close if it supports one, an adjustment of the plan, a transfer,
 * or an officer's assessment. It decides nothing. For a case that is not registered there is nothing to start, so the signal is
 * refused. A person need not report a change again before somebody has dealt with it, so that repetitions do not fill the case.
 */
export function receiveSignal(
  state: Needs,
  signal: Signal,
  rules: ReportRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<SignalEvent<'signal-received'>, SignalRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  if (signal.asOf > beijingDate(context.now)) return refused({ reason: 'date-in-future' });
  const { origin } = signal;
  if ((origin === 'person' || origin === 'other-place') && isReported(state, signal.kind, origin))
    return refused({ reason: 'already-reported' });
  const number = state.signals.length + 1;
  const received = { number, ...signal };
  const closure = closures[signal.kind];
  const kind = signal.origin === 'comparison' ? closure?.compared : closure?.stated;
  // An officer's own note is not a statement of the person: it is assessed first, and may then lead to a proposal.
  if (closure && kind !== undefined && signal.origin !== 'officer') {
    const source = signal.source ?? signal.origin;
    const evidence = [{ kind, source, on: signal.asOf }];
    const made = buildClosureProposal(state, closure.reason, evidence, false, rules, calendar, context.now);
    if (made.ok)
      return success(signalEvent(context, 'signal-received', { ...received, closureProposal: made.value }));
    if (made.failure.reason !== 'closure-already-proposed') return made;
    // The open proposal already has its decider, who also sees this signal.
    return success(signalEvent(context, 'signal-received', received));
  }
  const opens = openTaskFor(state, signal.kind, number, rules, calendar, context.now);
  return success(signalEvent(context, 'signal-received', { ...received, ...(opens && { opens }) }));
}

/**
 * The task that a signal opens. None if an open one already covers it, or for a changed intention before there is a plan: the
 * officer considers it when making that plan.
 */
function openTaskFor(
  state: Needs,
  kind: SignalKind,
  number: number,
  rules: ReportRules,
  calendar: DueDateCalendar,
  now: number,
): SignalEvent<'signal-received'>['data']['opens'] {
  const task = taskOf(kind);
  if (task.kind === adjustPlanTask.kind)
    return openPlanAdjustment(state, String(number), rules, calendar, now);
  const underWay = openTasksOf(state, task).length;
  if (underWay >= (task === assessSignalTask ? maxOpenAssessments : 1)) return undefined;
  const deadline = taskDeadline(task, { number }, rules, calendar, now);
  return { taskId: deadline.taskId, kind: task.kind, deadline };
}
