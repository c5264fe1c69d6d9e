import type { TimeLimit } from '../kernel/deadline.ts';
import type { SharedRules } from '../kernel/rules.ts';
import { defineTask } from '../kernel/task.ts';

/** The rules of a region for claims. No source sets these time limits: they are proposals (I-13). */
export interface ClaimRules extends SharedRules {
  readonly claims: {
    readonly checkWithin: TimeLimit;
    readonly decideWithin: TimeLimit;
    readonly answerObjectionWithin: TimeLimit;
    readonly reviewWithin: TimeLimit;
    readonly correctAccountWithin: TimeLimit;
    readonly lookIntoWithin: TimeLimit;
    /** A supervisor approves sums above this limit, in fen; open until it is entered with its source. */
    readonly supervisorAboveFen?: number;
  };
}

const watched =
  (limit: Exclude<keyof ClaimRules['claims'], 'supervisorAboveFen'>) =>
  ({ claims, escalations }: ClaimRules) => ({ limit: claims[limit], escalation: escalations.decision });

/** An officer checks the conditions of the scheme one by one. */
export const checkClaimTask = defineTask({
  kind: 'check-claim',
  outcomes: ['checked', 'withdrawn'],
  deadline: 'claim-check',
  timing: watched('checkWithin'),
  wakesWorkflow: true,
  personWaits: true,
});

/** Another person decides. */
export const decideClaimTask = defineTask({
  kind: 'decide-claim',
  outcomes: ['approved', 'refused', 'returned', 'withdrawn'],
  deadline: 'claim-decision',
  timing: watched('decideWithin'),
  wakesWorkflow: true,
  personWaits: true,
});

/** An objection raised while a claim was on public notice is answered before the claim is decided. */
export const answerClaimObjectionTask = defineTask({
  kind: 'answer-claim-objection',
  outcomes: ['upheld', 'dismissed', 'withdrawn'],
  deadline: 'claim-objection',
  timing: watched('answerObjectionWithin'),
  wakesWorkflow: false,
});

/** A supervisor who has neither checked nor decided the claim reviews its refusal. */
export const reviewClaimTask = defineTask({
  kind: 'review-claim',
  outcomes: ['upheld', 'dismissed'],
  deadline: 'claim-review',
  timing: watched('reviewWithin'),
  wakesWorkflow: false,
  personWaits: true,
});

/** A payment came back, or no account was given: an officer corrects the account with the payee, or asks for it. */
export const correctClaimAccountTask = defineTask({
  kind: 'correct-claim-account',
  outcomes: ['corrected', 'revoked'],
  deadline: 'claim-account',
  timing: watched('correctAccountWithin'),
  wakesWorkflow: false,
});

/** Something contradicts a claim, and an officer looks into it. */
export const lookIntoClaimTask = defineTask({
  kind: 'look-into-claim',
  outcomes: ['recovery-proposed', 'dropped'],
  deadline: 'claim-question',
  timing: watched('lookIntoWithin'),
  wakesWorkflow: false,
  endsBy: ['propose-claim-recovery'],
});

/** A supervisor other than the proposer decides whether a payment is claimed back or, before it is made, cancelled. */
export const decideRecoveryTask = defineTask({
  kind: 'decide-claim-recovery',
  outcomes: ['owed', 'declined', 'revoked'],
  deadline: 'claim-recovery',
  timing: watched('decideWithin'),
  wakesWorkflow: false,
});

export const claimTasks = [
  checkClaimTask,
  decideClaimTask,
  answerClaimObjectionTask,
  reviewClaimTask,
  correctClaimAccountTask,
  lookIntoClaimTask,
  decideRecoveryTask,
] as const;
