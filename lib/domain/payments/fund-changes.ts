import { beijingDate, monthOf } from '../calendar/local-date.ts';
import type { CaseEvent } from '../case/case.ts';
import type { SchemeTerms } from '../case/claim/scheme.ts';
import { type Claim, type ClaimSlice, claimOf } from '../case/claim/state.ts';
import type { KernelState } from '../case/kernel/state.ts';

/** Sums of an account, in fen, and the numbers of their claims. These are flows of a month: */
export const flowNames = [
  'approved',
  'approvedFen',
  'overBudgetFen',
  'paid',
  'paidFen',
  'recovered',
  'recoveredFen',
  'returned',
  'returnedFen',
] as const;
/** Balances at an instant: approved and to be sent, and sent but unanswered. */
export const standingNames = ['queued', 'queuedFen', 'inRun', 'inRunFen'] as const;
export type FlowName = (typeof flowNames)[number];
export type StandingName = (typeof standingNames)[number];

type Words = { readonly zh: string; readonly en: string };

/** The owner of an account: a fund, as the scheme names it, or no fund if its source names none. */
export interface FundAccount {
  readonly district: string;
  readonly scheme: string;
  readonly schemeName: Words;
  readonly fund?: Words | undefined;
}

/** What an event adds to an account: to the flows of a month, and to its balances. */
export interface FundChange {
  readonly account: FundAccount;
  readonly month: string;
  readonly flows: Readonly<Partial<Record<FlowName, number>>>;
  readonly standing: Readonly<Partial<Record<StandingName, number>>>;
}

/** The account of a claim by its terms. */
const accountOf = (
  { district }: Pick<KernelState, 'district'>,
  { code, zh, en, fund }: SchemeTerms,
): FundAccount => ({ district, scheme: code, schemeName: { zh, en }, ...(fund && { fund }) });

/** What a revoked approval adds to the approved sums. */
const takenBack = (fen: number, overBudget: true | undefined): FundChange['flows'] => ({
  approved: -1,
  approvedFen: -fen,
  ...(overBudget && { overBudgetFen: -fen }),
});

/**
 * What an event of a claim adds to the fund accounts; undefined for every other event. Approvals count in the month of the
 * approval, payments on the day stated by finance, repayments and returns on the day of their arrival (I-86).
 */
export function fundChangeOf(
  event: CaseEvent,
  state: Pick<KernelState, 'district'> & ClaimSlice,
): FundChange | undefined {
  const change = (
    number: number,
    day: string,
    of: (claim: Claim) => Pick<FundChange, 'flows' | 'standing'>,
  ): FundChange | undefined => {
    const claim = claimOf(state, number);
    return claim && { account: accountOf(state, claim.terms), month: monthOf(day), ...of(claim) };
  };
  const today = beijingDate(Date.parse(event.at));
  switch (event.type) {
    case 'claim-approved': {
      const { number, amountFen: fen, overBudget } = event.data;
      return change(number, today, () => ({
        flows: { approved: 1, approvedFen: fen, ...(overBudget && { overBudgetFen: fen }) },
        standing: { queued: 1, queuedFen: fen },
      }));
    }
    case 'claim-payment-sent': {
      const { number, amountFen: fen } = event.data;
      return change(number, today, () => ({
        flows: {},
        standing: { queued: -1, queuedFen: -fen, inRun: 1, inRunFen: fen },
      }));
    }
    case 'claim-payment-bounced':
      return change(event.data.number, today, ({ amountFen: fen = 0 }) => ({
        flows: {},
        standing: { queued: 1, queuedFen: fen, inRun: -1, inRunFen: -fen },
      }));
    case 'claim-paid': {
      const { number, amountFen: fen, paidOn } = event.data;
      return change(number, paidOn, () => ({
        flows: { paid: 1, paidFen: fen },
        standing: { inRun: -1, inRunFen: -fen },
      }));
    }
    // The payment stays in its own month, which may be reported and closed; the money is back on the day stated by finance.
    case 'claim-payment-returned': {
      const { number, amountFen: fen, returnedOn, revokes } = event.data;
      return change(number, returnedOn, ({ overBudget }) => ({
        flows: {
          returned: 1,
          returnedFen: fen,
          ...(revokes && takenBack(fen, overBudget)),
        },
        standing: revokes ? {} : { queued: 1, queuedFen: fen },
      }));
    }
    case 'claim-recovery-decided': {
      if (!event.data.revokes) return undefined;
      // Before, it was waiting to be sent, or had come back: both are queued.
      return change(event.data.number, today, ({ amountFen: fen = 0, overBudget }) => ({
        flows: takenBack(fen, overBudget),
        standing: { queued: -1, queuedFen: -fen },
      }));
    }
    case 'claim-repaid': {
      const { number, amountFen: fen, on } = event.data;
      return change(number, on, () => ({ flows: { recovered: 1, recoveredFen: fen }, standing: {} }));
    }
    default:
      return undefined;
  }
}
