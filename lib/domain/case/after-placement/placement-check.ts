import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { taskIdOf } from '../kernel/ids.ts';
import type { KernelState } from '../kernel/state.ts';
import { endedTask, type TaskState, taskDeadline, taskRefusal } from '../kernel/task.ts';
import { type PlacementEvent, placementEvent, type placementFindings } from './events.ts';
import { checksLeft } from './left.ts';
import type { PlacementRefusal } from './refusals.ts';
import { placementCheckActionSchema } from './schedule.ts';
import type { PlacementSlice } from './state.ts';
import { checkPlacementTask, monthsAfterOf, type PlacementRules } from './tasks.ts';

/** The part of a closure that identifies its checks. */
interface LastClosure {
  readonly closure?: { readonly number: number } | undefined;
}

/** Opens a check that falls due some months after the person found work (WH-4.6, I-29). */
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
  // A reinstated registration can be closed again, so the number includes the closure.
  const number = unusedNumber(state, state.closure?.number ?? 0, monthsAfter);
  const deadline = taskDeadline(checkPlacementTask, { number }, rules, calendar, Date.parse(at));
  return placementEvent(context, 'placement-check-opened', {
    monthsAfter,
    taskId: deadline.taskId,
    deadline,
  });
}

/**
 * Records the result of a check, by a method of the region's follow-ups (WH-4.6: comparison, visit, phone). A failed attempt
 * keeps the check open, until there are attempts on as many days and by as many means as excuse a month (I-07).
 */
export function recordPlacementCheck(
  state: TaskState & PlacementSlice,
  taskId: string,
  check: { readonly finding: (typeof placementFindings)[number]; readonly method: string },
  rules: PlacementRules,
  context: Context,
): Result<PlacementEvent<'placement-checked'>, PlacementRefusal> {
  const notOpen = taskRefusal(state, taskId, [checkPlacementTask]);
  if (notOpen) return refused(notOpen);
  const { finding, method } = check;
  const reaches = finding !== 'not-reached';
  // A comparison contacts nobody, so it cannot fail to reach them.
  if (!rules.followUp.methods.includes(method) || (!reaches && method === 'data-comparison'))
    return refused({ reason: 'unknown-method', method });
  const monthsAfter = monthsAfterOf(taskId);
  const ends = reaches
    ? 'done'
    : isExcused(state, taskId, method, rules, context.now)
      ? 'excused'
      : 'not-yet';
  return success(
    placementEvent(context, 'placement-checked', {
      monthsAfter,
      taskId,
      method,
      finding,
      ends,
      mayReEnter: finding === 'out-of-work',
    }),
  );
}

/** Whether, including one today, there have been attempts on enough days and by enough means since the check was opened. */
function isExcused(
  { tasks, placementChecks }: TaskState & PlacementSlice,
  taskId: string,
  method: string,
  { followUp: { excusedAfter } }: PlacementRules,
  now: number,
): boolean {
  const since = tasks[taskId]?.openedAt ?? '';
  const before = placementChecks.filter(
    ({ monthsAfter, finding, at }) =>
      monthsAfter === monthsAfterOf(taskId) && finding === 'not-reached' && at >= since,
  );
  const days = new Set([...before.map(({ at }) => beijingDate(Date.parse(at))), beijingDate(now)]);
  const means = new Set([...before.map((each) => each.method), method]);
  return days.size >= excusedAfter.attempts && means.size >= excusedAfter.differentMeans;
}

/**
 * Drops the checks after a placement that are left, because the person is registered as unemployed again (I-29): they are not in
 * the work that the checks are about. Undefined if none is left.
 * @param caseId the case in which they are registered
 */
export const dropPlacementChecks = (
  state: KernelState,
  caseId: string,
  context: Context,
): PlacementEvent<'placement-checks-dropped'> | undefined =>
  Object.keys(checksLeft(state, '')).length > 0
    ? placementEvent(context, 'placement-checks-dropped', { caseId })
    : undefined;

/** The number of a check's task. One that was ended by the record of a death, which was a mistake, is made under another one. */
function unusedNumber(state: KernelState, closure: number, monthsAfter: number): string {
  const isUsed = (number: string) =>
    endedTask(state, taskIdOf(checkPlacementTask.kind, number)) !== undefined;
  let number = `${closure}-${monthsAfter}`;
  for (let again = 2; isUsed(number); again++) number = `${closure}-${again}-${monthsAfter}`;
  return number;
}
