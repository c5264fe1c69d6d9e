import * as z from 'zod';
import { beijingDate, monthOf, shiftMonth } from '../../calendar/local-date.ts';
import { type Scheduling, withoutScheduledAction, withScheduledAction } from '../kernel/scheduled-action.ts';
import { closeTask, type TaskState } from '../kernel/task.ts';
import { instantSchema, localMonthSchema } from '../kernel/vocabulary.ts';
import { type FollowUpAction, followUpActionId, scheduledFollowUp } from './schedule.ts';
import { type FollowUpMonth, type FollowUpSlice, withMonth } from './state.ts';
import { followUpTask, followUpTaskId } from './tasks.ts';

type Needs = TaskState & Scheduling & FollowUpSlice;

/** The month for which a first contact counts as the follow-up, and when the next one begins. */
export const firstContactMonthSchema = z.strictObject({
  month: localMonthSchema,
  nextMonth: localMonthSchema,
  nextAt: instantSchema,
});
export type FirstContactMonth = z.infer<typeof firstContactMonthSchema>;

/** Starts the monthly obligations of a case with a month. */
export const withFirstFollowUp = <State extends Scheduling & FollowUpSlice>(
  state: State,
  first: FollowUpAction,
): State => ({
  ...withScheduledAction(state, followUpActionId, first),
  followUp: { firstMonth: first.month, months: {} },
});

/**
 * Counts the first contact for the month of the registration, if it is made in it (I-06): that month is done, and the next one
 * is scheduled.
 */
export function withFirstContact<State extends Needs>(
  state: State,
  { month, nextMonth, nextAt }: FirstContactMonth,
  method: string,
  at: string,
): State {
  if (!scheduledFollowUp(state)) return state;
  const record = state.followUp?.months[month];
  if (record && record.status !== 'open' && record.excuse !== 'unreachable') return state;
  const done: FollowUpMonth = {
    status: 'done',
    openedAt: record?.openedAt ?? at,
    taskId: record?.taskId ?? followUpTaskId(month),
    attempts: record?.attempts ?? [],
    endedAt: at,
    by: 'first-contact',
    method,
  };
  const counted = withMonth(state, month, done);
  if (record) return closeTask(counted, followUpTask, record.taskId, 'done', at);
  return withScheduledAction(counted, followUpActionId, {
    kind: 'follow-up',
    month: nextMonth,
    at: nextAt,
  });
}

/**
 * Ends the monthly obligations with the registration. The current month is excused by rule, even if work on it had not begun. A
 * past month that was not done is recorded as missed, whether or not anybody had begun it: ending the registration late undoes
 * nothing (DOMAIN f).
 */
export function withMonthsEnded<State extends FollowUpSlice & Scheduling>(
  state: State,
  excuse: 'registration-ended' | 'transferred',
  at: string,
): State {
  const last = monthOf(beijingDate(Date.parse(at)));
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
  return withoutScheduledAction({ ...state, followUp: { ...followUp, months } }, followUpActionId);
}

/** Excuses the months between a wrong closure and its reinstatement, since nobody could have been asked. */
export function withMonthsOfWrongClosure<State extends FollowUpSlice>(
  state: State,
  { month: until }: FollowUpAction,
  at: string,
): State {
  const { followUp } = state;
  if (!followUp) return state;
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
