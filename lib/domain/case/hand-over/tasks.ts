import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';

/**
 * The time limits for handing over, and for asking about the receipt and the answer. Only the first has a source (及时, I-13). No
 * circular says what another body owes us, so the other deadlines only remind our own people.
 */
export interface HandOverRules extends SharedRules {
  readonly handOver: {
    readonly within: TimeLimit;
    readonly receiptWithin: TimeLimit;
    readonly answerWithin: Readonly<Record<'referral' | 'loan', TimeLimit>>;
  };
}

/** The three tasks of a hand-over: make it, make sure that it arrived, make sure that it is answered. */
export const handOverTasks = <const Name extends 'referral' | 'loan'>(
  name: Name,
  endsBy: readonly string[],
) => ({
  handOver: defineTask({
    kind: `hand-over-${name}`,
    outcomes: ['handed-over', 'declined'],
    deadline: `${name}-hand-over`,
    timing: ({ handOver, escalations }: HandOverRules) => ({
      limit: handOver.within,
      escalation: escalations['closure-decision'],
    }),
    wakesWorkflow: false,
    personWaits: true,
    endsBy,
  }),
  receipt: defineTask({
    kind: `await-${name}-receipt`,
    outcomes: ['received', 'answered'],
    deadline: `${name}-receipt`,
    timing: ({ handOver, escalations }: HandOverRules) => ({
      limit: handOver.receiptWithin,
      escalation: escalations['closure-decision'],
    }),
    wakesWorkflow: false,
  }),
  answer: defineTask({
    kind: `await-${name}-answer`,
    outcomes: ['answered'],
    deadline: `${name}-answer`,
    timing: ({ handOver, escalations }: HandOverRules) => ({
      limit: handOver.answerWithin[name],
      escalation: escalations['closure-decision'],
    }),
    wakesWorkflow: false,
  }),
});
