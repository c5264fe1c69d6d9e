import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';

/** The rules of a region for the first contact and the subsequent plan. */
export interface FirstContactRules extends SharedRules {
  readonly firstContact: TimeLimit;
  readonly plan: { readonly makeWithin: TimeLimit };
}

/** The officer contacts the person for the first time. */
export const firstContactTask = defineTask({
  kind: 'make-first-contact',
  outcomes: ['contacted'],
  deadline: 'first-contact',
  timing: ({ firstContact, escalations }: FirstContactRules) => ({
    limit: firstContact,
    escalation: escalations['first-contact'],
  }),
  wakesWorkflow: true,
  personWaits: true,
});

/** The officer makes the plan with the person. */
export const makePlanTask = defineTask({
  kind: 'make-service-plan',
  outcomes: ['planned'],
  deadline: 'plan-making',
  timing: ({ plan, escalations }: FirstContactRules) => ({
    limit: plan.makeWithin,
    escalation: escalations['first-contact'],
  }),
  wakesWorkflow: true,
  personWaits: true,
});
