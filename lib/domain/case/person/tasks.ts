import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';

/** The rules of a region for requested corrections: "promptly" (PIPL art. 46), within a proposed time limit. */
export interface CorrectionRules extends SharedRules {
  readonly answerCorrectionWithin: TimeLimit;
}

/** An officer looks into what the person says is wrong. */
export const answerCorrectionTask = defineTask({
  kind: 'answer-correction',
  outcomes: ['corrected', 'declined'],
  deadline: 'correction',
  timing: ({ answerCorrectionWithin, escalations }: CorrectionRules) => ({
    limit: answerCorrectionWithin,
    escalation: escalations['closure-decision'],
  }),
  wakesWorkflow: false,
  personWaits: true,
});
