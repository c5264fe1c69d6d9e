import type { Payee } from '../case/claim/events.ts';
import { yuanOf } from '../money.ts';
import { spreadsheetText } from '../spreadsheet-text.ts';

/** A payment for finance to make, and its payee. */
export interface FilePayment {
  readonly key: string;
  readonly payee: Payee;
  readonly amountFen: number;
  /** The purpose, as shown on the payee's account statement. */
  readonly purpose: string;
}

/** The columns, in a fixed order, since bank software reads them by position. */
const fileColumns = ['付款编号', '收款人', '开户银行', '收款账号', '金额（元）', '用途'] as const;

/** A byte order mark: without it, office software reads UTF-8 as GBK. */
const byteOrderMark = '\ufeff';

/** Prefixes text that office software would take for a formula with an apostrophe, and doubles quotes. */
const cell = (text: string): string =>
  `"${spreadsheetText(text.replaceAll(/[\r\n]+/g, ' ')).replaceAll('"', '""')}"`;

/** The payment file: CSV (RFC 4180) in UTF-8 with a byte order mark, a line for each payment, in the order given. */
export const paymentFile = (payments: readonly FilePayment[]): string =>
  byteOrderMark +
  [
    fileColumns,
    ...payments.map(({ key, payee, amountFen, purpose }) => [
      key,
      payee.holder,
      payee.bank,
      payee.account,
      yuanOf(amountFen),
      purpose,
    ]),
  ]
    .map((line) => `${line.map(cell).join(',')}\r\n`)
    .join('');
