import { beijingDate, monthOf, shiftMonth } from '../../calendar/local-date.ts';
import type { KernelState } from '../kernel/state.ts';
import { coverageOf } from './coverage.ts';
import { scheduledFollowUp } from './schedule.ts';
import type { FollowUpSlice, FollowUpState } from './state.ts';

type Needs = KernelState & FollowUpSlice;

export const followUpFindings = ['month-without-obligation', 'next-date-missing'] as const;

/** The faults in the follow-ups of a case at an instant (milliseconds); empty if there are none. */
export function brokenFollowUps(state: Needs, now: number): readonly (typeof followUpFindings)[number][] {
  const forgotten = state.phase === 'registered' && !scheduledFollowUp(state);
  return [
    ...monthsWithoutObligation(state, now).map(() => 'month-without-obligation' as const),
    ...(forgotten ? (['next-date-missing'] as const) : []),
  ];
}

/** Whether an open month has no deadline: nobody would learn that it is late. */
const isUnwatched = (state: Needs, month: string): boolean => {
  const record = state.followUp?.months[month];
  return (
    record?.status === 'open' &&
    !Object.values(state.deadlines).some(({ taskId }) => taskId === record.taskId)
  );
};

/** Months that were owed but have no task or no deadline: provably none (SX-2.6, QH-2.5, WH-4.6, CQ-2.5, YN-1.3.4). */
export function monthsWithoutObligation(state: Needs, now: number): readonly string[] {
  const { followUp } = state;
  if (!followUp) return [];
  const last = monthOf(beijingDate(now));
  return monthsThatCount(state.phase, followUp, last).filter(
    (month) => coverageOf(state, month, now) === 'gap' || isUnwatched(state, month),
  );
}

/**
 * All months up to the last one or, if no further months are owed, only those that were opened: the registration may have ended
 * years ago.
 */
function monthsThatCount(
  phase: string,
  { firstMonth, months }: FollowUpState,
  last: string,
): readonly string[] {
  if (phase !== 'registered')
    return Object.keys(months)
      .filter((month) => month >= firstMonth && month <= last)
      .sort();
  const all: string[] = [];
  for (let month = firstMonth; month <= last; month = shiftMonth(month, 1)) all.push(month);
  return all;
}
