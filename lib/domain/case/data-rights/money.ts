import { beijingDate } from '../../calendar/local-date.ts';

/** What claims and loans say of their money. They stand above this folder, and are known here by this alone. */
export interface MoneyRecords {
  readonly claims?:
    | readonly {
        readonly decidedAt?: string | undefined;
        readonly payment?:
          | {
              readonly status: string;
              readonly queuedAt: string;
              readonly paidOn?: string | undefined;
            }
          | undefined;
        readonly recoveries: readonly { readonly status: string }[];
      }[]
    | undefined;
  readonly loans?:
    | readonly {
        readonly paidOn?: string | undefined;
        readonly until?: string | undefined;
        readonly ended?: { readonly on: string } | undefined;
      }[]
    | undefined;
}

/** The days on which money was granted, paid or ended for a case: what makes it the file of a subsidy or of a loan. */
export const moneyDays = ({ claims = [], loans = [] }: MoneyRecords): readonly string[] => [
  ...claims.flatMap(({ payment, decidedAt }) =>
    payment ? [payment.paidOn ?? beijingDate(Date.parse(decidedAt ?? payment.queuedAt))] : [],
  ),
  ...loans.flatMap(({ paidOn, until, ended }) =>
    paidOn === undefined ? [] : [ended?.on ?? until ?? paidOn],
  ),
];

/** Whether money is still to go somewhere: an approved claim that is not paid, or something that is to be repaid. */
export const isMoneyOutstanding = ({ claims = [] }: MoneyRecords): boolean =>
  claims.some(
    ({ payment, recoveries }) =>
      (payment !== undefined && payment.status !== 'paid') ||
      recoveries.some(({ status }) => status === 'proposed' || status === 'owed'),
  );
