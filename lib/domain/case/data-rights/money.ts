import { beijingDate } from '../../calendar/local-date.ts';

/** The financial data of claims and loans. Their episodes are layered above this folder, which only knows them by this type. */
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

/** The days on which money was granted, paid or ended in a case. Any such day makes it a subsidy or loan file. */
export const moneyDays = ({ claims = [], loans = [] }: MoneyRecords): readonly string[] => [
  ...claims.flatMap(({ payment, decidedAt }) =>
    payment ? [payment.paidOn ?? beijingDate(Date.parse(decidedAt ?? payment.queuedAt))] : [],
  ),
  ...loans.flatMap(({ paidOn, until, ended }) =>
    paidOn === undefined ? [] : [ended?.on ?? until ?? paidOn],
  ),
];

/** Whether a payment is outstanding: an approved claim that is not paid, or a sum to be repaid. */
export const isMoneyOutstanding = ({ claims = [] }: MoneyRecords): boolean =>
  claims.some(
    ({ payment, recoveries }) =>
      (payment !== undefined && payment.status !== 'paid') ||
      recoveries.some(({ status }) => status === 'proposed' || status === 'owed'),
  );
