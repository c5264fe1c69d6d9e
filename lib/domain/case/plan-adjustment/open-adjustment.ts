import * as z from 'zod';
import type { CaseState } from '../case.ts';
import { type DueDateCalendar, deadlineSchema } from '../kernel/deadline.ts';
import { withWatchedTask } from '../kernel/task.ts';
import type { LifecycleRules } from '../lifecycle-rules.ts';
import { taskDeadline } from '../task-deadlines.ts';

/** The task of adjusting the plan, with its deadline, as the event holds it that found the plan no longer right. */
export const planAdjustmentSchema = z.strictObject({
  taskId: z.string(),
  kind: z.literal('adjust-plan'),
  deadline: deadlineSchema,
});
export type PlanAdjustment = z.infer<typeof planAdjustmentSchema>;

/**
 * The task of adjusting the plan; undefined where there is no plan, or an adjustment is under way.
 * @param finding what found it, by a name that no other finding of the case has
 * @param now the instant from which its time limit counts, in milliseconds
 */
export function planAdjustment(
  state: CaseState,
  finding: string,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  now: number,
): PlanAdjustment | undefined {
  const underWay = Object.values(state.tasks).some(({ kind }) => kind === 'adjust-plan');
  if (!state.plan.current || underWay) return undefined;
  const deadline = taskDeadline('adjust-plan', finding, rules, calendar, now);
  return { taskId: deadline.taskId, kind: 'adjust-plan', deadline };
}

/** The adjustment stands before the officer, if one was found to be needed. */
export const withPlanAdjustment = (
  state: CaseState,
  opens: PlanAdjustment | undefined,
  at: string,
): CaseState => (opens ? withWatchedTask(state, opens.kind, opens.deadline, at) : state);
