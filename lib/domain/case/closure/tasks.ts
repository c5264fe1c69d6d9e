import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';
import type { CitationReference } from '../kernel/vocabulary.ts';

/** Whether the person gets a notice of a closure, by its reason (DOMAIN C5). */
export type NoticeRequirement = 'required' | 'exempt';

export interface ClosureReasonRule {
  /** Kinds of evidence. Any one of them is enough to propose the closure; none is enough to decide it. */
  readonly evidence: readonly string[];
  readonly notice: NoticeRequirement;
  /** Only proposed by a count of records, never by a person's choice: refusals and months without contact. */
  readonly proposedByRule: boolean;
  readonly basis: CitationReference;
}

/** The rules of a region for ending a registration. */
export interface ClosureRules extends SharedRules {
  readonly closure: {
    readonly reasons: Readonly<Record<string, ClosureReasonRule>>;
    readonly decideWithin: TimeLimit;
  };
}

/** A human decides whether the registration ends. */
export const decideClosureTask = defineTask({
  kind: 'decide-closure',
  outcomes: ['closed', 'declined', 'transferred'],
  deadline: 'closure-decision',
  timing: ({ closure, escalations }: ClosureRules) => ({
    limit: closure.decideWithin,
    escalation: escalations['closure-decision'],
  }),
  wakesWorkflow: true,
});
