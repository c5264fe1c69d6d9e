import * as z from 'zod';
import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { openTasksOf, type TaskState, taskDeadline, withWatchedTask } from '../kernel/task.ts';
import { adjustPlanTask, type PlanAdjustmentRules } from './tasks.ts';

/** The task of adjusting the plan, with its deadline, as the event holds it that found the plan no longer right. */
export const planAdjustmentSchema = z.strictObject({
  taskId: z.string(),
  kind: z.literal(adjustPlanTask.kind),
  deadline: deadlineSchema,
});
export type PlanAdjustment = z.infer<typeof planAdjustmentSchema>;

/** As much of a case as says whether there is a plan. */
export interface WithPlan {
  readonly plan: { readonly current?: object | undefined };
}

/**
 * The task of adjusting the plan; undefined where there is no plan, or an adjustment is under way.
 * @param finding what found it, by a name that no other finding of the case has: the month of a follow-up
 * @param now the instant from which its time limit counts, in milliseconds
 */
export function openPlanAdjustment(
  state: Pick<TaskState, 'tasks'> & WithPlan,
  finding: string,
  rules: PlanAdjustmentRules,
  calendar: DueDateCalendar,
  now: number,
): PlanAdjustment | undefined {
  if (!state.plan.current || openTasksOf(state, adjustPlanTask).length > 0) return undefined;
  const deadline = taskDeadline(adjustPlanTask, { number: finding }, rules, calendar, now);
  return { taskId: deadline.taskId, kind: adjustPlanTask.kind, deadline };
}

/** The adjustment is put before the officer, if one was found to be needed. */
export const withPlanAdjustment = <State extends TaskState>(
  state: State,
  opens: PlanAdjustment | undefined,
  at: string,
): State => (opens ? withWatchedTask(state, adjustPlanTask, opens.deadline, at) : state);
