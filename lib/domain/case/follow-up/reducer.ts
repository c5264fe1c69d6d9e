import { beijingDate, monthOf } from '../../calendar/local-date.ts';
import { firstContactTask } from '../first-contact/tasks.ts';
import { type Scheduling, withScheduledAction } from '../kernel/scheduled-action.ts';
import { clearEscalation, closeTask, type TaskState, withDeadline, withWatchedTask } from '../kernel/task.ts';
import { type LedgerSlice, withLedger } from '../ledger/state.ts';
import { withPlanAdjustment } from '../plan-adjustment/open-adjustment.ts';
import type { FollowUpEvent } from './events.ts';
import { followUpActionId } from './schedule.ts';
import { type FollowUpMonth, type FollowUpSlice, withMonth } from './state.ts';
import { followUpTask } from './tasks.ts';

type Needs = TaskState & Scheduling & FollowUpSlice;

function withFollowUpOpened<State extends Needs>(
  state: State,
  event: FollowUpEvent<'follow-up-opened'>,
): State {
  const { month, taskId, deadline, nextMonth, nextAt } = event.data;
  const opened: FollowUpMonth = { status: 'open', openedAt: event.at, taskId, attempts: [] };
  const scheduled = withScheduledAction(withMonth(state, month, opened), followUpActionId, {
    kind: 'follow-up',
    month: nextMonth,
    at: nextAt,
  });
  return withDeadline(scheduled, deadline);
}

function withAttempt<State extends Needs>(state: State, event: FollowUpEvent<'follow-up-attempted'>): State {
  const { month, means, excuses } = event.data;
  const record = state.followUp?.months[month];
  if (!record) return state;
  const attempts = [...record.attempts, { at: event.at, means }];
  if (!excuses) return clearEscalation(withMonth(state, month, { ...record, attempts }), record.taskId);
  return closeTask(
    withMonth(state, month, {
      ...record,
      attempts,
      status: 'excused',
      excuse: 'unreachable',
      endedAt: event.at,
    }),
    followUpTask,
    record.taskId,
    'excused',
    event.at,
  );
}

function withCompletion<State extends Needs & LedgerSlice>(
  state: State,
  event: FollowUpEvent<'follow-up-completed'>,
): State {
  const { month, by, method, progress, service, profile, opens, opensTask, firstReached } = event.data;
  const record = state.followUp?.months[month];
  if (!record) return state;
  const { excuse: _noLonger, ...owed } = record;
  const late = monthOf(beijingDate(Date.parse(event.at))) > month;
  const ended = closeTask(
    withMonth(state, month, {
      ...owed,
      status: late ? 'done-late' : 'done',
      endedAt: event.at,
      by,
      method,
      progress,
      service,
    }),
    followUpTask,
    record.taskId,
    'done',
    event.at,
  );
  const updated = profile ? withLedger(ended, profile, event.at) : ended;
  const checked = { ...updated, ledger: { ...updated.ledger, checkedAt: event.at } };
  const reached = firstReached
    ? withDeadline(
        closeTask(checked, firstContactTask, firstReached.taskId, 'contacted', event.at),
        firstReached.planMaking,
      )
    : checked;
  const adjusting = withPlanAdjustment(reached, opens, event.at);
  return opensTask ? withWatchedTask(adjusting, opensTask, opensTask.deadline, event.at) : adjusting;
}

/** The reducer of every event of this episode. */
export const followUpReducers = {
  'follow-up-opened': withFollowUpOpened,
  'follow-up-attempted': withAttempt,
  'follow-up-completed': withCompletion,
} as const;
