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

/** The rules of a region for data rights, and for the retention of records. */
export interface DataRightsRules extends SharedRules {
  /** The retention period in years, by class. */
  readonly retention: Readonly<Record<RecordClass, number>>;
  /** The minimum number of years for records of data handed to another body ([L5] art. 12). */
  readonly handOverRecordsYears: number;
  readonly decideDeletionWithin: TimeLimit;
  /** The number of days from a granted deletion to the destruction of the records. */
  readonly destroyAfterGrantDays: number;
  /** The number of days by which a destruction is postponed that is not possible on its day. */
  readonly destructionPostponedDays: number;
}

/** A supervisor decides on a request for deletion: no rule alone deletes or refuses anything. */
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
 * Tasks that continue after the registration ends: requests about the person's data, poor ratings, claims, objections in a
 * recognition of employment difficulty, referrals that another body has, and loan applications, which many people make in order
 * to become self-employed.
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
