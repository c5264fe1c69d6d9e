import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { ClosureSlice } from '../closure/state.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type TaskState, taskDeadline, taskRefusal } from '../kernel/task.ts';
import { type ObjectionEvent, objectionEvent, type Resumption } from './events.ts';
import type { ObjectionRefusal } from './refusals.ts';
import { decideObjectionTask, type ObjectionRules } from './tasks.ts';

/** The person says that the closure is wrong. A supervisor looks at it again. */
export function raiseObjection(
  state: KernelState & ClosureSlice,
  rules: ObjectionRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ObjectionEvent<'objection-raised'>, ObjectionRefusal> {
  const { closure } = state;
  if (state.phase !== 'closed' || closure?.status !== 'closed')
    return refused({ reason: 'no-closure-to-object-to' });
  if (closure.objection) return refused({ reason: 'already-objected' });
  const deadline = taskDeadline(
    decideObjectionTask,
    { number: closure.number },
    rules,
    calendar,
    context.now,
  );
  return success(objectionEvent(context, 'objection-raised', { taskId: deadline.taskId, deadline }));
}

/**
 * What a supervisor finds of an objection: a wrong closure is reinstated, with all that it cut off.
 * @param resumption as `reinstatement` says
 */
export function decideObjection(
  state: TaskState,
  taskId: string,
  uphold: boolean,
  resumption: Resumption,
  context: Context,
): Result<ObjectionEvent<'registration-reinstated' | 'objection-dismissed'>, ObjectionRefusal> {
  const notOpen = taskRefusal(state, taskId, [decideObjectionTask]);
  if (notOpen) return refused(notOpen);
  if (context.actor.role !== 'supervisor') return refused({ reason: 'supervisor-needed' });
  if (!uphold) return success(objectionEvent(context, 'objection-dismissed', { taskId }));
  return success(objectionEvent(context, 'registration-reinstated', { taskId, ...resumption }));
}
