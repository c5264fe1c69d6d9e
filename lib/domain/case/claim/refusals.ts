import type { KernelRefusal } from '../kernel/refusal.ts';
import type { AskedFact, OpenValue } from './scheme.ts';

/** Why a claim is not made or not decided as requested, or its payment not changed. Amounts are in fen. */
export type ClaimRefusal =
  | KernelRefusal
  | { readonly reason: 'scheme-not-found'; readonly scheme: string }
  /** The scheme is listed for information only: another body grants it. */
  | { readonly reason: 'scheme-not-claimable'; readonly scheme: string }
  | { readonly reason: 'scheme-not-open-yet'; readonly opens: string }
  | { readonly reason: 'scheme-closed'; readonly closedOn: string }
  | { readonly reason: 'claimant-not-allowed' }
  | {
      readonly reason: 'claim-facts-missing';
      readonly missing: readonly AskedFact[];
      readonly unasked: readonly AskedFact[];
    }
  | { readonly reason: 'claim-same-employer' }
  /** What is claimed lies outside the time that the claim itself states. */
  | { readonly reason: 'claim-facts-contradict'; readonly facts: readonly AskedFact[] }
  | { readonly reason: 'claim-identity-unproven' }
  | { readonly reason: 'claim-had-already' }
  /** It is for what lies after the death of the person, and nobody has looked into that yet. */
  | { readonly reason: 'claim-after-death' }
  | { readonly reason: 'claim-above-most-months'; readonly mostMonths: number }
  /** The person is not currently recognised as having employment difficulty, or has no individual plan yet. */
  | { readonly reason: 'no-assistance-plan' }
  | { readonly reason: 'claim-not-found' }
  | { readonly reason: 'claim-not-in-state'; readonly stands: string }
  /** Only what the scheme asks for may be requested, once, and no document that it does not name. */
  | { readonly reason: 'information-already-requested' }
  | { readonly reason: 'unknown-information-item'; readonly item: string }
  | { readonly reason: 'forbidden-document'; readonly document: string }
  | { readonly reason: 'nothing-was-asked' }
  | { readonly reason: 'finding-not-asked'; readonly criteria: readonly string[] }
  | { readonly reason: 'criteria-not-looked-at'; readonly criteria: readonly string[] }
  | { readonly reason: 'criteria-not-met'; readonly criteria: readonly string[] }
  | { readonly reason: 'criterion-met'; readonly criterion: string }
  | { readonly reason: 'amount-missing' }
  | { readonly reason: 'amount-outside-limits'; readonly least: number; readonly most: number }
  /** No available source sets a value of the scheme; an amendment with its source does. */
  | { readonly reason: 'scheme-value-open'; readonly values: readonly OpenValue[] }
  | { readonly reason: 'refusal-was-proposed' }
  | { readonly reason: 'notice-running'; readonly until: string }
  | { readonly reason: 'notice-not-running' }
  | { readonly reason: 'notice-objection-open' }
  /** The budget of the fund does not cover it: the approver must confirm that they have seen so. */
  | { readonly reason: 'claim-over-budget' }
  /** The person contests it, or something else contradicts it, and nobody has looked into it yet. */
  | { readonly reason: 'claim-question-open' }
  | { readonly reason: 'claim-not-of-employer' }
  | { readonly reason: 'account-missing' }
  | { readonly reason: 'claim-review-used' }
  | { readonly reason: 'payment-not-in-state'; readonly stands: string }
  | { readonly reason: 'payment-of-another-run' }
  | { readonly reason: 'paid-before-sent'; readonly sentOn: string }
  | { readonly reason: 'returned-before-paid'; readonly paidOn: string }
  /** The payee has repaid something: what came back from the bank may be the same money. */
  | { readonly reason: 'payment-repaid-already' }
  | { readonly reason: 'recovery-under-way' }
  /** An unpaid claim is paid in full or not at all. */
  | { readonly reason: 'recovery-of-part-unpaid' }
  | { readonly reason: 'recovery-above-paid'; readonly most: number }
  | { readonly reason: 'nothing-owed' }
  | { readonly reason: 'repayment-recorded-already' }
  | { readonly reason: 'repaid-more-than-owed'; readonly left: number }
  | { readonly reason: 'repaid-before-paid'; readonly paidOn: string };
