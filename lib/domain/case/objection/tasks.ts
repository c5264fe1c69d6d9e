import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';

/** The rules of a region for an objection to a refusal or a closure. */
export interface ObjectionRules extends SharedRules {
  readonly closure: { readonly decideObjectionWithin: TimeLimit };
}

/** The number of the task of reviewing a refusal. The task of reviewing a closure has the number of the closure. */
export const refusalNumber = 'refusal';

/** A supervisor other than the decider reviews a refusal or a closure that the person contests. */
export const decideObjectionTask = defineTask({
  kind: 'decide-objection',
  outcomes: ['dismissed', 'reinstated', 'overturned'],
  deadline: 'objection',
  timing: ({ closure, escalations }: ObjectionRules) => ({
    limit: closure.decideObjectionWithin,
    escalation: escalations['closure-decision'],
  }),
  wakesWorkflow: false,
  personWaits: true,
});
