import type { HandOverItem } from '../hand-over/hand-over.ts';
import { type HandOverRules, handOverTasks } from '../hand-over/tasks.ts';
import type { TimeLimit } from '../kernel/deadline.ts';
import { defineTask } from '../kernel/task.ts';
import type { CitationReference } from '../kernel/vocabulary.ts';

/** Who borrows: one person, several who start a business together, or a small firm by the number it has hired. */
export const loanKinds = ['individual', 'partnership', 'small-firm'] as const;
export type LoanKind = (typeof loanKinds)[number];

/** The highest amount of a kind of loan, in fen, by the article that sets it. */
export interface LoanMaximum {
  readonly fen: number;
  readonly basis: CitationReference;
}

/** Which loans need no counter-guarantee: up to and including an amount in fen, of these kinds. */
export interface WaiverRule {
  readonly upToFen: number;
  readonly kinds: readonly LoanKind[];
  readonly basis: CitationReference;
}

/**
 * A scheme that lets a loan be repaid later. `dueFrom` and `dueUntil` say which loans, by the day they are due; a scheme that
 * is closed stays as it was, so that it is known why it is refused.
 */
export interface LoanReliefRule {
  readonly code: string;
  /** `operating`: the loans of businesses from any bank, of which no guaranteed loan is one. */
  readonly loans: 'guaranteed' | 'operating';
  readonly dueFrom?: string;
  readonly dueUntil?: string;
  /** In principle at most this many months. */
  readonly maximumMonths?: number;
  /** In principle at the latest on this day. */
  readonly repaidBy?: string;
  /** It was made for a time that is over (I-25, I-72): nothing new is taken under it. */
  readonly closed: boolean;
  readonly basis: CitationReference;
}

/** The rules of a region for guaranteed loans (创业担保贷款). */
export interface LoanRules extends HandOverRules {
  readonly loans: {
    /** By kind; a kind that is missing is not offered, and one without a maximum has none that a source sets (I-73). */
    readonly kinds: Readonly<Partial<Record<LoanKind, { readonly maximum?: LoanMaximum }>>>;
    readonly groups: readonly string[];
    readonly waiver?: WaiverRule;
    /** The banks that the region has entered; empty until it has. */
    readonly banks: readonly string[];
    readonly relief: readonly LoanReliefRule[];
    readonly items: readonly HandOverItem[];
    readonly checkWithin: TimeLimit;
    readonly paymentWithin: TimeLimit;
  };
}

/** The agency checks whether somebody may have such a loan. */
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

/** The application is handed over to a bank. */
export const handOverLoanTask = tasks.handOver;
/** The bank says that it has it. */
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

/** Whoever starts a business is no longer unemployed, and asks for the loan that it is started with: it goes on. */
export const outlivingLoanTasks: readonly string[] = allLoanTasks.map(({ kind }) => kind);
