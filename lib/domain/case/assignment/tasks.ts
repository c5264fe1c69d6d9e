import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';

/** The rules of a region for naming the officer who answers for a case. */
export interface OfficerRules extends SharedRules {
  /** Somebody has to be named before the first contact is due. */
  readonly firstContact: TimeLimit;
}

/**
 * A supervisor names the officer of a case in a district that has none who is present: the circulars name an officer
 * for everybody (SX-1.3, QH-1.3, CQ-1.3 确定专人).
 */
export const nameOfficerTask = defineTask({
  kind: 'name-officer',
  outcomes: ['named'],
  deadline: 'officer-naming',
  timing: ({ firstContact, escalations }: OfficerRules) => ({
    limit: firstContact,
    escalation: escalations['first-contact'],
  }),
  wakesWorkflow: false,
});
