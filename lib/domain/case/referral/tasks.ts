import type { HandOverItem } from '../hand-over/hand-over.ts';
import { type HandOverRules, handOverTasks } from '../hand-over/tasks.ts';
import type { TimeLimit } from '../kernel/deadline.ts';
import { defineTask } from '../kernel/task.ts';
import type { CitationReference } from '../kernel/vocabulary.ts';

/** A body to which a region refers people, according to its circular. */
export interface ReferralBodyRule {
  readonly code: string;
  readonly basis: CitationReference;
  /** Whether it is only for insured, or only for uninsured people (QH-6.4, QH-6.5). Absent if that does not matter. */
  readonly insured?: boolean;
  /**
   * Whether it goes beyond a statutory duty: then nothing is handed over before the person has consented (PIPL art. 23, I-71).
   */
  readonly needsConsent: boolean;
  readonly grounds: readonly string[];
  /** The reliefs that it can grant. */
  readonly reliefs: readonly string[];
  /** The items handed over to it, and no others. */
  readonly items: readonly HandOverItem[];
}

/** The rules of a region for referrals; no bodies if its circular names none. */
export interface ReferralRules extends HandOverRules {
  readonly referral: {
    readonly bodies: readonly ReferralBodyRule[];
    readonly answerRequestWithin: TimeLimit;
  };
}

/** An officer looks into a person's request for a referral. */
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

/** An officer hands the referral over to the body. */
export const handOverReferralTask = tasks.handOver;
/** The body confirms receipt. */
export const referralReceiptTask = tasks.receipt;
/** The body reports the outcome. */
export const referralAnswerTask = tasks.answer;

/** Receipts and answers of other bodies are awaited whether or not the registration ends. */
export const outlivingReferralTasks: readonly string[] = [referralReceiptTask.kind, referralAnswerTask.kind];
