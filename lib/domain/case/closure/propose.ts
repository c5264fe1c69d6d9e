import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { separationRefusal } from '../assignment/separation.ts';
import type { AssignmentSlice } from '../assignment/state.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline } from '../kernel/task.ts';
import { type ClosureEvent, type ClosureEvidence, type ClosureProposal, closureEvent } from './events.ts';
import type { ClosureRefusal } from './refusals.ts';
import type { ClosureSlice } from './state.ts';
import { type ClosureRules, decideClosureTask } from './tasks.ts';

/** Builds a proposal to close, or says why there can be none. The proposal alone closes nothing. */
export function buildClosureProposal(
  state: KernelState & ClosureSlice,
  reason: string,
  evidence: readonly ClosureEvidence[],
  supervisor: boolean,
  rules: ClosureRules,
  calendar: DueDateCalendar,
  now: number,
): Result<ClosureProposal, ClosureRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  if (state.closure?.status === 'proposed')
    return refused({ reason: 'closure-already-proposed', closure: state.closure.reason });
  // The name comes from outside: `constructor` is a member of every object, but not a reason.
  const rule = Object.hasOwn(rules.closure.reasons, reason) ? rules.closure.reasons[reason] : undefined;
  if (!rule) return refused({ reason: 'unknown-closure-reason' });
  if (!evidence.some(({ kind }) => rule.evidence.includes(kind)))
    return refused({ reason: 'evidence-missing', accepted: rule.evidence });
  const today = beijingDate(now);
  if (evidence.some(({ on, since = on }) => on > today || since > today))
    return refused({ reason: 'date-in-future' });
  const number = (state.closure?.number ?? 0) + 1;
  const deadline = taskDeadline(decideClosureTask, { number }, rules, calendar, now);
  return success({
    number,
    reason,
    basis: rule.basis,
    evidence: [...evidence],
    decidedBy: supervisor ? 'supervisor' : 'officer',
    noticeExempt: rule.notice === 'exempt',
    taskId: deadline.taskId,
    deadline,
  });
}

/** Proposes a closure on evidence; an officer does so. Nobody can propose a closure that a rule counts from records. */
export function proposeClosure(
  state: KernelState & ClosureSlice & AssignmentSlice,
  reason: string,
  evidence: readonly ClosureEvidence[],
  rules: ClosureRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ClosureEvent<'closure-proposed'>, ClosureRefusal> {
  const barred = separationRefusal(state, 'propose-closure', context);
  if (barred) return refused(barred);
  if (rules.closure.reasons[reason]?.proposedByRule) return refused({ reason: 'closure-counted-by-rule' });
  const closureProposal = buildClosureProposal(state, reason, evidence, false, rules, calendar, context.now);
  return closureProposal.ok
    ? success(closureEvent(context, 'closure-proposed', { closureProposal: closureProposal.value }))
    : closureProposal;
}
