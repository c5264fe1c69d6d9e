import type { LoanKind } from '../../domain/case/guaranteed-loan/tasks.ts';
import type { HandOverItem } from '../../domain/case/hand-over/hand-over.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Stated } from '../types.ts';
import type { Described } from './registration.ts';

/** A body to which a circular refers people, or to which it sends the data for deciding on a benefit. */
export type ReferralBody = Described<'civil-affairs' | 'charity' | 'unemployment-insurance'> & {
  /** Whether it serves only the insured, or only those who are not; absent if the circular does not distinguish. */
  readonly insured?: boolean;
  /** `consent`: the hand-over goes beyond a statutory duty and needs the person's agreement (PIPL art. 23). */
  readonly handedOverBy: 'statutory-duty' | 'consent';
  readonly grounds: readonly Described[];
  /** The kinds of relief or benefit that it can grant. */
  readonly reliefs: readonly Described[];
  /** How to reach it, which the person must be told (PIPL art. 23); absent until entered. */
  readonly contact?: Bilingual;
};

export interface ReferralRule {
  readonly bodies: readonly Stated<ReferralBody>[];
}

/** The only items handed over: to bodies that give relief, to bodies that decide benefits, and to banks. */
export type HandOverItems = Readonly<Record<'relief' | 'benefits' | 'loan', readonly HandOverItem[]>>;

/** In working days: how soon data are handed over, and when our own staff ask for a missing answer. */
export interface HandOverTimes {
  readonly answerRequestWorkingDays: number;
  readonly handOverWorkingDays: number;
  readonly receiptWorkingDays: number;
  readonly referralAnswerWorkingDays: number;
  readonly checkLoanWorkingDays: number;
  readonly loanAnswerWorkingDays: number;
  readonly loanPaymentWorkingDays: number;
}

/** The minimum number of years for which records of hand-overs are kept. */
export interface HandOverRecords {
  readonly years: number;
}

/** How many months relief continues after a person finds work and the income per head rises above the line (渐退期). */
export interface PhaseOutRule {
  readonly phaseOutMonths: number;
}

/** A kind of guaranteed loan, with its maximum in fen. */
export interface LoanKindRule {
  readonly maximumFen: number;
}

export type LoanGroup = Described;

/** Loans of these kinds up to and including an amount need no counter-guarantee. */
export interface CounterGuaranteeRule {
  readonly upToFen: number;
  readonly kinds: readonly LoanKind[];
}

/** A scheme for repaying loans later. Kept for good; `closed` if it was limited to a time that is over. */
export type LoanReliefScheme = Described & {
  readonly loans: 'guaranteed' | 'operating';
  /** Loans due between these two Beijing days, both included. */
  readonly dueFrom?: string;
  readonly dueUntil?: string;
  readonly maximumMonths?: number;
  readonly repaidBy?: string;
  readonly penaltyInterest?: 'waived';
  readonly closed: boolean;
};

/** A bank that takes applications for guaranteed loans (经办银行). */
export type LoanBank = Described & { readonly contact?: Bilingual };

/** Matters that leave the agency: referrals, facts for benefits, guaranteed loans. */
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
