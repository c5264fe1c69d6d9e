import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { numberOfTask } from '../kernel/ids.ts';
import type { KernelState } from '../kernel/state.ts';
import { type TaskState, taskDeadline, taskRefusal } from '../kernel/task.ts';
import { type PlacementEvent, placementEvent, type placementFindings } from './events.ts';
import type { PlacementRefusal } from './refusals.ts';
import { placementCheckActionSchema } from './schedule.ts';
import { checkPlacementTask, type PlacementRules } from './tasks.ts';

/** The part of a closure that identifies its checks. */
interface LastClosure {
  readonly closure?: { readonly number: number } | undefined;
}

/** A check some months after the person found work falls due (WH-4.6, I-29). */
export function openPlacementCheck(
  state: KernelState & LastClosure,
  actionId: string,
  rules: PlacementRules,
  calendar: DueDateCalendar,
  context: Context,
): PlacementEvent<'placement-check-opened'> | undefined {
  const parsed = placementCheckActionSchema.safeParse(state.scheduledActions[actionId]);
  if (state.phase !== 'closed' || !parsed.success || !rules.placementChecks) return undefined;
  const { monthsAfter, at } = parsed.data;
  if (Date.parse(at) > context.now) return undefined;
  // A registration that was reinstated can be closed again: its checks have names of their own.
  const number = `${state.closure?.number ?? 0}-${monthsAfter}`;
  const deadline = taskDeadline(checkPlacementTask, { number }, rules, calendar, Date.parse(at));
  return placementEvent(context, 'placement-check-opened', {
    monthsAfter,
    taskId: deadline.taskId,
    deadline,
  });
}

/** What was found, by a method of the region's follow-ups (WH-4.6: comparison, visit, phone). */
export function recordPlacementCheck(
  state: TaskState,
  taskId: string,
  check: { readonly finding: (typeof placementFindings)[number]; readonly method: string },
  rules: PlacementRules,
  context: Context,
): Result<PlacementEvent<'placement-checked'>, PlacementRefusal> {
  const notOpen = taskRefusal(state, taskId, [checkPlacementTask]);
  if (notOpen) return refused(notOpen);
  const { finding, method } = check;
  if (!rules.followUp.methods.includes(method)) return refused({ reason: 'unknown-method', method });
  const monthsAfter = monthsAfterOf(taskId);
  return success(
    placementEvent(context, 'placement-checked', {
      monthsAfter,
      taskId,
      method,
      finding,
      mayReEnter: finding === 'out-of-work',
    }),
  );
}

/** The task of a check is numbered by its closure and its month: `check-placement-1-6`. */
const monthsAfterOf = (taskId: string): number =>
  Number(numberOfTask(checkPlacementTask.kind, taskId)?.split('-').at(-1));
