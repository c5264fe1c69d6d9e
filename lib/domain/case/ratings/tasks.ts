import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';

/** The rules of a region for poor ratings. No source sets a time limit: it is a proposal (I-58), and shown as one. */
export interface RatingRules extends SharedRules {
  readonly answerRatingWithin: TimeLimit;
}

/** A supervisor looks into a poor rating, and answers it. */
export const answerRatingTask = defineTask({
  kind: 'answer-rating',
  outcomes: ['answered'],
  deadline: 'rating',
  timing: ({ answerRatingWithin, escalations }: RatingRules) => ({
    limit: answerRatingWithin,
    escalation: escalations['closure-decision'],
  }),
  wakesWorkflow: false,
});
