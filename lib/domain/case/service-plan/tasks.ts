import { defineTask } from '../kernel/task.ts';
import type { ServicePlanRules } from './rules.ts';

// A follow-up can be the first contact too, so these are defined below both.
export { firstContactTask, makePlanTask } from '../first-contact/tasks.ts';

/** Officers give the services of the plan. */
export const carryOutPlanTask = defineTask({
  kind: 'carry-out-plan',
  endsBy: ['record-service', 'adjust-plan'],
  outcomes: ['fulfilled', 'adjusted'],
  deadline: 'plan-items',
  timing: ({ plan, escalations }: ServicePlanRules) => ({
    limit: plan.fulfilWithin,
    escalation: escalations['plan-item'],
  }),
  wakesWorkflow: false,
  personWaits: true,
});
