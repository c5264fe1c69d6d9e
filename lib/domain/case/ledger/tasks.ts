import type { TimeLimit } from '../kernel/deadline.ts';
import { taskIdOf } from '../kernel/ids.ts';
import { defineTask } from '../kernel/task.ts';
import type { LedgerRules } from './rules.ts';

/** The rules of a region for a ledger of which something is missing. */
export interface LedgerTimes extends LedgerRules {
  /** By when it is to be complete. No circular gives a number for 做到……清, so that it is a default of I-13. */
  readonly completeLedgerWithin: TimeLimit;
}

/** The officer learns what the clears still need (SX-1.5, QH-1.3, CQ-1.3, YN-1.2.2). */
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

/** A case has one such task; one that goes on after a wrong closure has another name. */
export const ledgerTaskId = taskIdOf(completeLedgerTask.kind, 1);
