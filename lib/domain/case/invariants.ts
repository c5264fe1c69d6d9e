import { beijingDate, monthOf, shiftMonth } from '../calendar/local-date.ts';
import type { CaseState } from './case.ts';
import { coverageOf } from './follow-up/coverage.ts';

/** What should not exist of a case. Each is counted once a day, and raises an alarm. */
export const findings = [
  'step-not-carried-out',
  'action-not-run',
  'workflow-not-begun',
  'month-without-obligation',
  'officer-missing',
  'next-date-missing',
  'history-broken',
  'case-unreadable',
] as const;
export type Finding = (typeof findings)[number];

/** How late a step may be before something is wrong: two hourly sweeps, in milliseconds. */
export const grace = 2 * 60 * 60 * 1000;

/** What is wrong with a case by its state alone, at an instant (milliseconds). Empty for a sound one. */
export function brokenInvariants(state: CaseState, now: number): readonly Finding[] {
  const isLate = (at: string | undefined): boolean => at !== undefined && Date.parse(at) + grace < now;
  const { deadlines, scheduledActions, registeredAt } = state;
  const steps = Object.values(deadlines).filter(({ steps, stepsDone }) => isLate(steps[stepsDone]?.at));
  const kept = Object.values(scheduledActions).filter(({ at }) => isLate(at));
  const registered = state.phase === 'registered';
  const forgotten = registered && scheduledActions['next-follow-up'] === undefined;
  return [
    ...steps.map(() => 'step-not-carried-out' as const),
    ...kept.map(() => 'action-not-run' as const),
    ...tasksNotBegun(state, now).map(() => 'workflow-not-begun' as const),
    ...monthsWithoutObligation(state, now).map(() => 'month-without-obligation' as const),
    ...(registered && !state.assignment && isLate(registeredAt) ? (['officer-missing'] as const) : []),
    ...(forgotten ? (['next-date-missing'] as const) : []),
  ];
}

/** Deadlines whose task nobody has been given: their workflow has not come that far. */
export function tasksNotBegun(state: CaseState, now: number): readonly string[] {
  return Object.values(state.deadlines)
    .filter(({ taskId, kind, countsFrom }) => {
      const begun = kind === 'follow-up' ? state.followUp?.months[taskId.slice(-7)]?.openedAt : countsFrom;
      return !state.tasks[taskId] && Date.parse(begun ?? countsFrom) + grace <= now;
    })
    .map(({ taskId }) => taskId);
}

/** A month that is still to be done and has no deadline: nobody would hear that it is late. */
const isUnwatched = (state: CaseState, month: string): boolean => {
  const record = state.followUp?.months[month];
  return (
    record?.status === 'open' &&
    !Object.values(state.deadlines).some(({ taskId }) => taskId === record.taskId)
  );
};

/** Months that were owed and for which nothing was ever opened: provably none (SX-2.6, QH-2.5, WH-4.6, CQ-2.5, YN-1.3.4). */
export function monthsWithoutObligation(state: CaseState, now: number): readonly string[] {
  const { followUp } = state;
  if (!followUp) return [];
  const gaps: string[] = [];
  const last = monthOf(beijingDate(now));
  for (let month = followUp.firstMonth; month <= last; month = shiftMonth(month, 1)) {
    if (coverageOf(state, month, now) === 'gap' || isUnwatched(state, month)) gaps.push(month);
  }
  return gaps;
}
