import { beijingDate, monthOf } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import type { FollowUpRefusal } from './refusals.ts';
import type { FollowUpMonth, FollowUpSlice } from './state.ts';
import { monthOfTask } from './tasks.ts';

/**
 * The month of a task, if it is owed and can still be worked on. A month excused because the person could not be reached can
 * still be done while it lasts.
 */
export function openMonth(
  state: KernelState & FollowUpSlice,
  taskId: string,
  reachable?: Context,
): Result<{ readonly month: string; readonly record: FollowUpMonth }, FollowUpRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  const month = monthOfTask(taskId);
  if (month === undefined) return refused({ reason: 'task-not-found' });
  const record = state.followUp?.months[month];
  if (!record) return refused({ reason: 'no-obligation-for-month', month });
  if (record.status === 'open') return success({ month, record });
  const stillTheirs =
    reachable !== undefined &&
    record.excuse === 'unreachable' &&
    monthOf(beijingDate(reachable.now)) === month;
  return stillTheirs ? success({ month, record }) : refused({ reason: 'month-already-followed-up', month });
}
