import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';

/** The rules of a region for adjusting a plan. */
export interface PlanAdjustmentRules extends SharedRules {
  readonly plan: { readonly adjustWithin: TimeLimit };
}

/** The plan no longer fits, and must be adjusted. */
export const adjustPlanTask = defineTask({
  kind: 'adjust-plan',
  endsBy: ['adjust-plan', 'withdraw-change'],
  outcomes: ['adjusted', 'handled'],
  deadline: 'plan-adjustment',
  timing: ({ plan, escalations }: PlanAdjustmentRules) => ({
    limit: plan.adjustWithin,
    escalation: escalations['closure-decision'],
  }),
  wakesWorkflow: false,
  personWaits: true,
});
