import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { type TaskState, taskRefusal } from '../kernel/task.ts';
import { adjustPlanTask } from '../plan-adjustment/tasks.ts';
import { type SignalEvent, signalEvent } from './events.ts';
import type { SignalRefusal } from './refusals.ts';
import { arrangeTransferTask, assessSignalTask } from './tasks.ts';

/** The tasks that an officer may end by stating that they are dealt with. */
export const handledTasks = [assessSignalTask, arrangeTransferTask, adjustPlanTask] as const;

/** Records that the officer has looked into a signal, and either done what was needed or found that nothing was. */
export function handleSignal(
  state: TaskState,
  taskId: string,
  context: Context,
): Result<SignalEvent<'signal-handled'>, SignalRefusal> {
  const notOpen = taskRefusal(state, taskId, handledTasks);
  return notOpen ? refused(notOpen) : success(signalEvent(context, 'signal-handled', { taskId }));
}
