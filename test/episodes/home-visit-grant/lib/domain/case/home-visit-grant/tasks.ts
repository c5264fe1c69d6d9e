import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';

/** How long a region allows for the check of an application, and for the decision. */
export interface HomeVisitGrantRules extends SharedRules {
  readonly homeVisitGrant: { readonly checkWithin: TimeLimit; readonly decideWithin: TimeLimit };
}

/** One person looks whether what was stated is so. */
export const checkTask = defineTask({
  kind: 'check-home-visit-grant',
  outcomes: ['checked'],
  deadline: 'home-visit-grant-check',
  timing: ({ homeVisitGrant, escalations }: HomeVisitGrantRules) => ({
    limit: homeVisitGrant.checkWithin,
    escalation: escalations.decision,
  }),
  wakesWorkflow: true,
});

/** Another person, a supervisor, decides. */
export const decisionTask = defineTask({
  kind: 'decide-home-visit-grant',
  outcomes: ['granted', 'not-granted'],
  deadline: 'home-visit-grant-decision',
  timing: ({ homeVisitGrant, escalations }: HomeVisitGrantRules) => ({
    limit: homeVisitGrant.decideWithin,
    escalation: escalations.decision,
  }),
  wakesWorkflow: true,
});
