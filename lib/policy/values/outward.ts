import type { LoanKind } from '../../domain/case/guaranteed-loan/tasks.ts';
import type { HandOverItem } from '../../domain/case/hand-over/hand-over.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Stated } from '../types.ts';
import type { Described } from './registration.ts';

/** A body to which a notice refers people, or sends what it needs to decide on a benefit. */
export type ReferralBody = Described<'civil-affairs' | 'charity' | 'unemployment-insurance'> & {
  /** Only the insured, or only those who are not; absent where the notice does not distinguish. */
  readonly insured?: boolean;
  /** `consent`: what is handed to it goes beyond a statutory duty, and needs the person to agree (PIPL art. 23). */
  readonly handedOverBy: 'statutory-duty' | 'consent';
  readonly grounds: readonly Described[];
  /** What it can grant. */
  readonly reliefs: readonly Described[];
  /** How the person reaches it, as they have to be told (PIPL art. 23); absent until it is entered. */
  readonly contact?: Bilingual;
};

export interface ReferralRule {
  readonly bodies: readonly Stated<ReferralBody>[];
}

/** What is handed over to whom, and nothing else: to those who give relief, who decide benefits, and to banks. */
export type HandOverItems = Readonly<Record<'relief' | 'benefits' | 'loan', readonly HandOverItem[]>>;

/** In working days: how soon something is handed over, and when our own people ask where the answer is. */
export interface HandOverTimes {
  readonly answerRequestWorkingDays: number;
  readonly handOverWorkingDays: number;
  readonly receiptWorkingDays: number;
  readonly referralAnswerWorkingDays: number;
  readonly checkLoanWorkingDays: number;
  readonly loanAnswerWorkingDays: number;
  readonly loanPaymentWorkingDays: number;
}

/** For how many years the records of what was handed over are kept at least. */
export interface HandOverRecords {
  readonly years: number;
}

/** For how many months relief goes on after the income per head is above the line, where somebody has found work (渐退期). */
export interface PhaseOutRule {
  readonly phaseOutMonths: number;
}

/** A kind of guaranteed loan, with the highest amount in fen. */
export interface LoanKindRule {
  readonly maximumFen: number;
}

export type LoanGroup = Described;

/** Loans up to and including an amount, of these kinds, need no counter-guarantee. */
export interface CounterGuaranteeRule {
  readonly upToFen: number;
  readonly kinds: readonly LoanKind[];
}

/** A scheme by which loans are repaid later, kept for good; `closed` where it was made for a time that is over. */
export type LoanReliefScheme = Described & {
  readonly loans: 'guaranteed' | 'operating';
  /** The loans that are due from one Beijing day to another, both included. */
  readonly dueFrom?: string;
  readonly dueUntil?: string;
  readonly maximumMonths?: number;
  readonly repaidBy?: string;
  readonly penaltyInterest?: 'waived';
  readonly closed: boolean;
};

/** A bank that takes applications for guaranteed loans (经办银行). */
export type LoanBank = Described & { readonly contact?: Bilingual };

/** What leaves the agency: referrals, facts for benefits, guaranteed loans. */
export interface OutwardValues {
  readonly referral: ReferralRule;
  readonly handOverItems: HandOverItems;
  readonly handOverTimes: HandOverTimes;
  readonly handOverRecords: HandOverRecords;
  readonly phaseOut: PhaseOutRule;
  readonly loanIndividual: LoanKindRule;
  readonly loanPartnership: LoanKindRule;
  readonly loanFirm: LoanKindRule;
  readonly loanGroups: { readonly groups: readonly Stated<LoanGroup>[] };
  readonly counterGuarantee: CounterGuaranteeRule;
  readonly loanRelief: { readonly schemes: readonly Stated<LoanReliefScheme>[] };
  readonly loanBanks: { readonly banks: readonly Stated<LoanBank>[] };
}
