import type { TimeLimit } from '../../../../lib/domain/case/kernel/deadline.ts';
import type { SharedRules } from '../../../../lib/domain/case/kernel/rules.ts';
import { defineTask } from '../../../../lib/domain/case/kernel/task.ts';

/** The rules of a region for the test-only recognition: one person checks it, another decides. */
export interface RecognitionRules extends SharedRules {
  readonly recognition: { readonly checkWithin: TimeLimit; readonly decideWithin: TimeLimit };
}

export const checkRecognitionTask = defineTask({
  kind: 'check-recognition',
  outcomes: ['checked'],
  deadline: 'recognition-check',
  timing: ({ recognition, escalations }: RecognitionRules) => ({
    limit: recognition.checkWithin,
    escalation: escalations.decision,
  }),
  wakesWorkflow: true,
});

export const decideRecognitionTask = defineTask({
  kind: 'decide-recognition',
  outcomes: ['recognised', 'not-recognised'],
  deadline: 'recognition-decision',
  timing: ({ recognition, escalations }: RecognitionRules) => ({
    limit: recognition.decideWithin,
    escalation: escalations.decision,
  }),
  wakesWorkflow: true,
});
