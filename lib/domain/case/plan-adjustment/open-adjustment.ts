import * as z from 'zod';
import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { deadlineSchema } from '../kernel/deadline.ts';
import { openTasksOf, type TaskState, taskDeadline, withWatchedTask } from '../kernel/task.ts';
import { adjustPlanTask, type PlanAdjustmentRules } from './tasks.ts';

/** The task of adjusting the plan, with its deadline, as part of the event that makes it necessary. */
export const planAdjustmentSchema = z.strictObject({
  taskId: z.string(),
  kind: z.literal(adjustPlanTask.kind),
  deadline: deadlineSchema,
});
/** The adjustment of a plan, as an event opens it. */
export type PlanAdjustment = z.infer<typeof planAdjustmentSchema>;

/** The part of a case that shows whether there is a plan. */
export interface WithPlan {
  readonly plan: { readonly current?: object | undefined };
}

/**
 * Opens the task of adjusting the plan; undefined if there is no plan, or an adjustment is under way.
 * @param finding identifies the finding within the case, such as the month of a follow-up
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

/** Gives the officer the task of adjusting the plan, if an adjustment is needed. */
export const withPlanAdjustment = <State extends TaskState>(
  state: State,
  opens: PlanAdjustment | undefined,
  at: string,
): State => (opens ? withWatchedTask(state, adjustPlanTask, opens.deadline, at) : state);
