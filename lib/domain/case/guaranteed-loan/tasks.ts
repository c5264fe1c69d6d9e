import type { HandOverItem } from '../hand-over/hand-over.ts';
import { type HandOverRules, handOverTasks } from '../hand-over/tasks.ts';
import type { TimeLimit } from '../kernel/deadline.ts';
import { defineTask } from '../kernel/task.ts';
import type { CitationReference } from '../kernel/vocabulary.ts';

/** The borrower: one person, several who start a business together, or a small firm, measured by the people it has hired. */
export const loanKinds = ['individual', 'partnership', 'small-firm'] as const;
export type LoanKind = (typeof loanKinds)[number];

/** The maximum amount of a kind of loan, in fen, and the article that sets it. */
export interface LoanMaximum {
  readonly fen: number;
  readonly basis: CitationReference;
}

/** Which loans need no counter-guarantee: those of these kinds, up to and including an amount in fen. */
export interface WaiverRule {
  readonly upToFen: number;
  readonly kinds: readonly LoanKind[];
  readonly basis: CitationReference;
}

/**
 * A relief scheme that allows a loan to be repaid later. `dueFrom` and `dueUntil` select the loans by their due day. A closed
 * scheme is kept, so that a refusal can give its reason.
 */
export interface LoanReliefRule {
  readonly code: string;
  /** `operating`: business loans from any bank, which do not include guaranteed loans. */
  readonly loans: 'guaranteed' | 'operating';
  readonly dueFrom?: string;
  readonly dueUntil?: string;
  /** The maximum number of months, in principle. */
  readonly maximumMonths?: number;
  /** The latest day, in principle. */
  readonly repaidBy?: string;
  /** Its period is over (I-25, I-72): no new loan is accepted under it. */
  readonly closed: boolean;
  readonly basis: CitationReference;
}

/** The rules of a region for guaranteed loans (创业担保贷款). */
export interface LoanRules extends HandOverRules {
  readonly loans: {
    /** By kind. A missing kind is not offered; for one without a maximum, no source sets any (I-73). */
    readonly kinds: Readonly<Partial<Record<LoanKind, { readonly maximum?: LoanMaximum }>>>;
    readonly groups: readonly string[];
    readonly waiver?: WaiverRule;
    /** The banks entered by the region; empty until it enters some. */
    readonly banks: readonly string[];
    readonly relief: readonly LoanReliefRule[];
    readonly items: readonly HandOverItem[];
    readonly checkWithin: TimeLimit;
    readonly paymentWithin: TimeLimit;
  };
}

/** The agency checks whether somebody qualifies for such a loan. */
export const checkLoanTask = defineTask({
  kind: 'check-loan',
  outcomes: ['qualified', 'not-qualified', 'withdrawn'],
  deadline: 'loan-check',
  timing: ({ loans, escalations }: LoanRules) => ({
    limit: loans.checkWithin,
    escalation: escalations.decision,
  }),
  wakesWorkflow: false,
  personWaits: true,
  endsBy: ['withdraw-loan-application'],
});

const tasks = handOverTasks('loan', ['withdraw-loan-application']);

/** An officer hands the application over to a bank. */
export const handOverLoanTask = tasks.handOver;
/** The bank confirms receipt. */
export const loanReceiptTask = tasks.receipt;
/** The bank decides. */
export const loanAnswerTask = tasks.answer;

/** A granted loan is paid out, or is not taken. */
export const loanPaymentTask = defineTask({
  kind: 'await-loan-payment',
  outcomes: ['paid', 'not-paid'],
  deadline: 'loan-payment',
  timing: ({ loans, escalations }: LoanRules) => ({
    limit: loans.paymentWithin,
    escalation: escalations['closure-decision'],
  }),
  wakesWorkflow: false,
});

export const allLoanTasks = [
  checkLoanTask,
  handOverLoanTask,
  loanReceiptTask,
  loanAnswerTask,
  loanPaymentTask,
] as const;

/**
 * A person who starts a business is no longer unemployed, and needs the loan to start it: the tasks outlive the registration.
 */
export const outlivingLoanTasks: readonly string[] = allLoanTasks.map(({ kind }) => kind);
