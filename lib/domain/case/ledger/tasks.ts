import type { TimeLimit } from '../kernel/deadline.ts';
import { taskIdOf } from '../kernel/ids.ts';
import { defineTask } from '../kernel/task.ts';
import type { LedgerRules } from './rules.ts';

/** The rules of a region for an incomplete ledger. */
export interface LedgerTimes extends LedgerRules {
  /** The time limit for completing it. No circular gives a number for 做到……清, so it is a default of I-13. */
  readonly completeLedgerWithin: TimeLimit;
}

/** The officer learns what the completeness check still lacks (SX-1.5, QH-1.3, CQ-1.3, YN-1.2.2). */
export const completeLedgerTask = defineTask({
  kind: 'complete-ledger',
  endsBy: ['record-profile', 'confirm-identity'],
  outcomes: ['complete'],
  deadline: 'ledger',
  timing: ({ completeLedgerWithin, escalations }: LedgerTimes) => ({
    limit: completeLedgerWithin,
    escalation: escalations['plan-item'],
  }),
  wakesWorkflow: false,
});

/** A case has one such task; one that resumes after a wrong closure has another name. */
export const ledgerTaskId = taskIdOf(completeLedgerTask.kind, 1);
