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

/** Whether money is outstanding: an approved claim that is not paid, a sum to be repaid, or a loan whose end is not recorded. */
export const isMoneyOutstanding = ({ claims = [], loans = [] }: MoneyRecords): boolean =>
  loans.some(({ paidOn, ended }) => paidOn !== undefined && ended === undefined) ||
  claims.some(
    ({ payment, recoveries }) =>
      (payment !== undefined && payment.status !== 'paid') ||
      recoveries.some(({ status }) => status === 'proposed' || status === 'owed'),
  );
