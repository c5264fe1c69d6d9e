import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { openTask } from '../../../../lib/domain/case/case.ts';
import { decideClosure } from '../../../../lib/domain/case/closure/decide.ts';
import type { ClosureEvidence } from '../../../../lib/domain/case/closure/events.ts';
import { proposeClosure } from '../../../../lib/domain/case/closure/propose.ts';
import { attemptFollowUp } from '../../../../lib/domain/case/follow-up/attempt.ts';
import { openFollowUp } from '../../../../lib/domain/case/follow-up/open.ts';
import { followUpTaskId } from '../../../../lib/domain/case/follow-up/tasks.ts';
import type { Actor } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { at, calendar, day, friday, hour, lifecycleOf, officer, secondOfficer, system } from './cases.ts';
import { by, having } from './decisions.ts';

/** The month's follow-up, begun when it is due. */
export function followUpOpened(state: CaseState): CaseState {
  const due = state.scheduledActions['next-follow-up'];
  if (!due) throw new Error('no follow-up is due');
  const now = Date.parse(due.at);
  return having(state, openFollowUp(state, lifecycleOf(state.region, now), calendar, by(system, now)));
}

/** A month's attempts that reach nobody, on different days from its twentieth on. */
export function notReached(
  state: CaseState,
  month: string,
  means: readonly Parameters<typeof attemptFollowUp>[2][] = ['phone', 'phone', 'visit'],
): CaseState {
  return means.reduce((tried, each, index) => {
    const now = at(`${month}-20T10:00:00+08:00`) + index * day;
    const rules = lifecycleOf(state.region, now);
    return having(
      tried,
      attemptFollowUp(tried, followUpTaskId(month), each, rules, calendar, by(officer, now)),
    );
  }, state);
}

/** A closure that is proposed on one piece of evidence, with its task on the worklist. */
export function proposed(
  state: CaseState,
  reason = 'employed',
  kind = 'employment-record',
  now = friday + 5 * hour,
): CaseState {
  const evidence: ClosureEvidence[] = [{ kind, source: 'register', on: '2026-11-19' }];
  const rules = lifecycleOf(state.region, now);
  return onWorklist(
    having(state, proposeClosure(state, reason, evidence, rules, calendar, by(officer, now))),
    now,
  );
}

/** The task of the proposed closure, opened as its workflow does. */
export const onWorklist = (state: CaseState, now: number): CaseState =>
  having(state, openTask(state, closureTask(state), 'decide-closure', by(system, now)));

export const closureTask = (state: CaseState): string => state.closure?.taskId ?? 'decide-closure-1';

/** A registration that has been closed. */
export function closed(state: CaseState, now = friday + 6 * hour, actor: Actor = secondOfficer): CaseState {
  const rules = lifecycleOf(state.region, now);
  const decision = decideClosure(state, closureTask(state), { close: true }, rules, by(actor, now));
  return having(state, decision);
}
