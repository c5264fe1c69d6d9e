import { claimTasks } from '../claim-tasks/tasks.ts';
import { outlivingLoanTasks } from '../guaranteed-loan/tasks.ts';
import { objectionTask as hardshipObjectionTask } from '../hardship/tasks.ts';
import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';
import { answerCorrectionTask } from '../person/tasks.ts';
import { answerRatingTask } from '../ratings/tasks.ts';
import { outlivingReferralTasks } from '../referral/tasks.ts';
import type { RecordClass } from './events.ts';

/** The rules of a region for the rights of persons over their data, and for how long records are kept. */
export interface DataRightsRules extends SharedRules {
  /** Years, by class. */
  readonly retention: Readonly<Record<RecordClass, number>>;
  /** Years for which the records of what was handed to another body are kept at least ([L5] art. 12). */
  readonly handOverRecordsYears: number;
  readonly decideDeletionWithin: TimeLimit;
  /** How many days after a deletion was granted the records are destroyed. */
  readonly destroyAfterGrantDays: number;
  /** By how many days a destruction is put off that is not possible on its day. */
  readonly destructionPostponedDays: number;
}

/** A supervisor decides on a request for deletion: nothing is deleted, or refused, by a rule alone. */
export const decideDeletionTask = defineTask({
  kind: 'decide-deletion',
  outcomes: ['granted', 'refused'],
  deadline: 'deletion-decision',
  timing: ({ decideDeletionWithin, escalations }: DataRightsRules) => ({
    limit: decideDeletionWithin,
    escalation: escalations['closure-decision'],
  }),
  wakesWorkflow: false,
});

/**
 * What is asked about the data of a person, or found poor by them, is answered, and what they claimed is decided, whether or
 * not the case ends before; so is what another body has, and an application for a loan, which many make to work for themselves.
 */
export const outlivingTasks: readonly string[] = [
  decideDeletionTask.kind,
  answerCorrectionTask.kind,
  answerRatingTask.kind,
  ...claimTasks.map(({ kind }) => kind),
  hardshipObjectionTask.kind,
  ...outlivingReferralTasks,
  ...outlivingLoanTasks,
];
