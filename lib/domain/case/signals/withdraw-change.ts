import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { statementOfThePerson } from '../closure/events.ts';
import { decideClosureTask } from '../closure/tasks.ts';
import type { Context } from '../kernel/event.ts';
import { taskIdOf } from '../kernel/ids.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { openTasksOf, taskDeadline } from '../kernel/task.ts';
import { type SignalEvent, type SignalKind, signalEvent } from './events.ts';
import {
  isPending,
  maxOpenAssessments,
  type Reporting,
  type ReportRules,
  supportsClosure,
  taskOf,
} from './receive-signal.ts';
import type { SignalRefusal } from './refusals.ts';
import type { SignalState } from './state.ts';
import { assessSignalTask } from './tasks.ts';

/** Whether the person can take a signal back: their own report, as long as nobody has dealt with it. */
export const isWithdrawable = (state: Reporting, signal: SignalState): boolean =>
  signal.origin === 'person' && isPending(state, signal);

/**
 * Takes back a report that the person made by mistake. It ends what only reports of the person have started: a proposal without
 * evidence is none, and the registration stays as it was, which is no decision about anybody (PIPL art. 24). What a comparison,
 * another place or an officer has found as well goes on. Because a report that supports a closure may have been true, an officer
 * looks into its withdrawal (SX-2.6: 闭环管理).
 */
export function withdrawChange(
  state: KernelState & Reporting,
  number: number,
  rules: ReportRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<SignalEvent<'change-withdrawn'>, SignalRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  const signal = state.signals.find((each) => each.number === number);
  if (!signal || !isWithdrawable(state, signal)) return refused({ reason: 'change-not-withdrawable' });
  const ends = startedByReports(state, signal);
  const looks =
    supportsClosure(signal.kind) && openTasksOf(state, assessSignalTask).length < maxOpenAssessments;
  const deadline = taskDeadline(assessSignalTask, { number }, rules, calendar, context.now);
  return success(
    signalEvent(context, 'change-withdrawn', {
      number,
      ...(ends && { ends }),
      ...(looks && { opens: { taskId: deadline.taskId, kind: assessSignalTask.kind, deadline } }),
    }),
  );
}

/** What a report of the person started and nothing else supports, once the given report is gone. */
function startedByReports(
  state: Reporting,
  { kind, number }: SignalState,
): SignalEvent<'change-withdrawn'>['data']['ends'] {
  const others = state.signals.filter(
    (each) => each.number !== number && isSameMatter(each.kind, kind) && isPending(state, each),
  );
  if (others.length > 0) return undefined;
  const reports = state.signals.filter(({ origin }) => origin === 'person');
  if (supportsClosure(kind)) {
    const proposal = state.closure;
    const isStated = proposal?.evidence.every(
      (each) => each.kind === statementOfThePerson && each.source === 'person',
    );
    return proposal && isStated && reports.some(({ at }) => at === proposal.proposedAt)
      ? { taskId: proposal.taskId, kind: decideClosureTask.kind }
      : undefined;
  }
  const task = taskOf(kind);
  if (task.kind === assessSignalTask.kind) return undefined;
  const ids = reports.map((each) => taskIdOf(task.kind, each.number));
  const open = openTasksOf(state, task).find(({ id }) => ids.includes(id));
  return open && { taskId: open.id, kind: task.kind };
}

/** All reports that support a closure share one proposal; those about a move, one transfer. */
const isSameMatter = (one: SignalKind, other: SignalKind): boolean =>
  supportsClosure(one) ? supportsClosure(other) : !supportsClosure(other) && taskOf(one) === taskOf(other);
