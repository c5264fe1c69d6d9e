import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';

/** The time limit of a region for naming the officer of a case that has none. */
export interface AssignmentRules extends SharedRules {
  readonly nameOfficerWithin: TimeLimit;
}

/**
 * A supervisor names the officer of a case for whose district the directory lists nobody (专人: SX-1.3, QH-1.3, CQ-1.3, I-27).
 */
export const nameOfficerTask = defineTask({
  kind: 'name-officer',
  outcomes: ['named'],
  deadline: 'officer-naming',
  timing: ({ nameOfficerWithin, escalations }: AssignmentRules) => ({
    limit: nameOfficerWithin,
    escalation: escalations['first-contact'],
  }),
  wakesWorkflow: false,
});
