import { beijingDate, monthOf, shiftMonth } from '../../calendar/local-date.ts';
import type { KernelState } from '../kernel/state.ts';
import { coverageOf } from './coverage.ts';
import { scheduledFollowUp } from './schedule.ts';
import type { FollowUpSlice } from './state.ts';

type Needs = KernelState & FollowUpSlice;

export const followUpFindings = ['month-without-obligation', 'next-date-missing'] as const;

/** What is wrong with the follow-ups of a case at an instant (milliseconds). Empty for a sound one. */
export function brokenFollowUps(state: Needs, now: number): readonly (typeof followUpFindings)[number][] {
  const forgotten = state.phase === 'registered' && !scheduledFollowUp(state);
  return [
    ...monthsWithoutObligation(state, now).map(() => 'month-without-obligation' as const),
    ...(forgotten ? (['next-date-missing'] as const) : []),
  ];
}

/** A month that is still to be done and has no deadline: nobody would hear that it is late. */
const isUnwatched = (state: Needs, month: string): boolean => {
  const record = state.followUp?.months[month];
  return (
    record?.status === 'open' &&
    !Object.values(state.deadlines).some(({ taskId }) => taskId === record.taskId)
  );
};

/** Months that were owed and for which nothing was ever opened: provably none (SX-2.6, QH-2.5, WH-4.6, CQ-2.5, YN-1.3.4). */
export function monthsWithoutObligation(state: Needs, now: number): readonly string[] {
  const { followUp } = state;
  if (!followUp) return [];
  const gaps: string[] = [];
  const last = monthOf(beijingDate(now));
  for (let month = followUp.firstMonth; month <= last; month = shiftMonth(month, 1)) {
    if (coverageOf(state, month, now) === 'gap' || isUnwatched(state, month)) gaps.push(month);
  }
  return gaps;
}
