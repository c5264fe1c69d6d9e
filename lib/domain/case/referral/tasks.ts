import type { HandOverItem } from '../hand-over/hand-over.ts';
import { type HandOverRules, handOverTasks } from '../hand-over/tasks.ts';
import type { TimeLimit } from '../kernel/deadline.ts';
import { defineTask } from '../kernel/task.ts';
import type { CitationReference } from '../kernel/vocabulary.ts';

/** A body to which a region refers people, by its notice. */
export interface ReferralBodyRule {
  readonly code: string;
  readonly basis: CitationReference;
  /** Only the insured, or only those who are not (QH-6.4, QH-6.5). Absent where it does not matter. */
  readonly insured?: boolean;
  /** Beyond a statutory duty: nothing is handed over before the person has agreed (PIPL art. 23, I-71). */
  readonly needsConsent: boolean;
  readonly grounds: readonly string[];
  /** What it can grant. */
  readonly reliefs: readonly string[];
  /** What is handed over to it, and nothing else. */
  readonly items: readonly HandOverItem[];
}

/** The rules of a region for referrals; no bodies where its notice names none. */
export interface ReferralRules extends HandOverRules {
  readonly referral: {
    readonly bodies: readonly ReferralBodyRule[];
    readonly answerRequestWithin: TimeLimit;
  };
}

/** An officer looks into a person's wish to be referred. */
export const answerRequestTask = defineTask({
  kind: 'answer-referral-request',
  outcomes: ['proposed', 'declined'],
  deadline: 'referral-request',
  timing: ({ referral, escalations }: ReferralRules) => ({
    limit: referral.answerRequestWithin,
    escalation: escalations['closure-decision'],
  }),
  wakesWorkflow: false,
  personWaits: true,
  endsBy: ['propose-referral'],
});

const tasks = handOverTasks('referral', ['answer-referral']);

/** It is handed over to the body. */
export const handOverReferralTask = tasks.handOver;
/** The body says that it has it. */
export const referralReceiptTask = tasks.receipt;
/** The body says what has become of it. */
export const referralAnswerTask = tasks.answer;

/** What another body has is waited for, whether or not the registration ends. */
export const outlivingReferralTasks: readonly string[] = [referralReceiptTask.kind, referralAnswerTask.kind];
