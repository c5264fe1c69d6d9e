import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';

/** The rules of a region for an objection to a closure. */
export interface ObjectionRules extends SharedRules {
  readonly closure: { readonly decideObjectionWithin: TimeLimit };
}

/** A supervisor looks again at a closure to which the person objects. */
export const decideObjectionTask = defineTask({
  kind: 'decide-objection',
  outcomes: ['dismissed', 'reinstated'],
  deadline: 'objection',
  timing: ({ closure, escalations }: ObjectionRules) => ({
    limit: closure.decideObjectionWithin,
    escalation: escalations['closure-decision'],
  }),
  wakesWorkflow: false,
});
