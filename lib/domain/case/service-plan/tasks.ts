import { defineTask } from '../kernel/task.ts';
import type { ServicePlanRules } from './rules.ts';

/** The officer comes into contact with the person for the first time. */
export const firstContactTask = defineTask({
  kind: 'make-first-contact',
  outcomes: ['contacted'],
  deadline: 'first-contact',
  timing: ({ firstContact, escalations }: ServicePlanRules) => ({
    limit: firstContact,
    escalation: escalations['first-contact'],
  }),
  wakesWorkflow: true,
});

/** The officer makes the plan with the person. */
export const makePlanTask = defineTask({
  kind: 'make-service-plan',
  outcomes: ['planned'],
  deadline: 'plan-making',
  timing: ({ plan, escalations }: ServicePlanRules) => ({
    limit: plan.makeWithin,
    escalation: escalations['first-contact'],
  }),
  wakesWorkflow: true,
});

/** The services of the plan are to be given. */
export const carryOutPlanTask = defineTask({
  kind: 'carry-out-plan',
  outcomes: ['fulfilled', 'adjusted'],
  deadline: 'plan-items',
  timing: ({ plan, escalations }: ServicePlanRules) => ({
    limit: plan.fulfilWithin,
    escalation: escalations['plan-item'],
  }),
  wakesWorkflow: false,
});
