import type { CaseState } from './case.ts';
import type { Deadline } from './kernel/deadline.ts';
import type { EscalationLevel } from './kernel/vocabulary.ts';

/** Why something is overdue, as far as the records tell it. */
export const overdueReasons = [
  'no-task-begun',
  'awaiting-information',
  'not-reached',
  'officer-absent',
  'under-way',
  'not-touched',
] as const;
export type OverdueReason = (typeof overdueReasons)[number];

/**
 * The reason of an overdue deadline. Of several the first of the list holds.
 * @param attempts how often the person was tried in vain
 * @param absent whether the officer of the case is away today
 */
export function overdueReason(
  state: CaseState,
  deadline: Deadline,
  attempts: number,
  absent: boolean,
): OverdueReason {
  const task = state.tasks[deadline.taskId];
  if (!task) return 'no-task-begun';
  if (task.awaitingInformation) return 'awaiting-information';
  if (attempts > 0) return 'not-reached';
  if (absent) return 'officer-absent';
  return isUnderWay(state, deadline) ? 'under-way' : 'not-touched';
}

/** Something has been done towards it, though not all. */
function isUnderWay(state: CaseState, { kind }: Deadline): boolean {
  if (kind === 'decision') return state.informationRequest !== undefined;
  const since = state.plan.current?.date;
  return kind === 'plan-items' && since !== undefined && state.plan.services.some(({ on }) => on >= since);
}

/** Attempts of a month's follow-up; undefined for what keeps no count of them in the case. */
export const followUpAttempts = (state: CaseState, { kind, taskId }: Deadline): number | undefined =>
  kind === 'follow-up'
    ? (Object.values(state.followUp?.months ?? {}).find((month) => month.taskId === taskId)?.attempts
        .length ?? 0)
    : undefined;

/** Who answers for it now: after the first act the officer again, however high it has been. */
export function answersFor(state: CaseState, deadline: Deadline): EscalationLevel {
  const task = state.tasks[deadline.taskId];
  if (task) return task.escalatedTo ?? 'officer';
  return deadline.steps[deadline.stepsDone - 1]?.to ?? 'officer';
}
