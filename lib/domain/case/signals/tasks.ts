import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';

/** The time limits of a region for what must be done "promptly" after a signal (I-13). */
export interface SignalRules extends SharedRules {
  readonly handleSignalWithin: TimeLimit;
  readonly arrangeTransferWithin: TimeLimit;
}

/** An officer looks into a signal. */
export const assessSignalTask = defineTask({
  kind: 'assess-signal',
  outcomes: ['handled'],
  deadline: 'signal',
  timing: ({ handleSignalWithin, escalations }: SignalRules) => ({
    limit: handleSignalWithin,
    escalation: escalations['closure-decision'],
  }),
  wakesWorkflow: false,
});

/** The person has moved: the registration must move to the place where they live now. */
export const arrangeTransferTask = defineTask({
  kind: 'arrange-transfer',
  endsBy: ['transfer-registration', 'withdraw-change'],
  outcomes: ['handled'],
  deadline: 'transfer',
  timing: ({ arrangeTransferWithin, escalations }: SignalRules) => ({
    limit: arrangeTransferWithin,
    escalation: escalations['closure-decision'],
  }),
  wakesWorkflow: false,
  personWaits: true,
});
