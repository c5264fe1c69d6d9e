import { fenOf } from '../../lib/domain/money.ts';
import { isAcceptedText } from '../../lib/domain/text.ts';
import type { Body } from '../api/operations.ts';
import type { GridRow } from '../parts/sheets/read-grid.ts';

export type Line = Body<'POST /payment-runs/{runId}/acknowledgements'>['lines'][number];

/** The columns of an answer file, by their place: key, amount in yuan, result, day, reference, reason. The day is that of the result. */
export const answerColumns = [
  '付款编号',
  '金额（元）',
  '结果',
  '拨付或退汇日期',
  '流水号',
  '退回原因',
] as const;

type Reason = Extract<Line, { result: 'bounced' }>['reason'];
const reasons: Readonly<Record<string, Reason>> = {
  账号不存在: 'account-not-found',
  户名不符: 'name-does-not-match',
  户名与账号不符: 'name-does-not-match',
  账户已销户或者冻结: 'account-closed',
  已销户: 'account-closed',
  银行退回: 'bank-rejected',
};

const reasonOf = (text: string): Reason =>
  (Object.hasOwn(reasons, text) ? reasons[text] : undefined) ?? 'other';

/** A line of a file: its number, the text in the key column, and its content if all of it can be read. */
export type ReadLine = { readonly number: number; readonly key: string; readonly line?: Line };

/**
 * Reads the rows of an answer file, with the columns above, with or without a heading. It reports what it cannot read and never
 * guesses.
 */
export const readAnswer = (rows: readonly GridRow[]): readonly ReadLine[] =>
  rows
    .filter(({ cells }) => cells.some((cell) => cell !== '') && !cells.includes(answerColumns[0]))
    .map(({ line: number, cells }) => {
      const line = lineOf(cells);
      return { number, key: cells[0] ?? '', ...(line && { line }) };
    });

/**
 * The limits of a request for a line (`acknowledgementLineSchema`): one line beyond them would block all others of its request.
 */
const keyPattern = /^PAY-[0-9A-HJKMNP-TV-Z]{26}-[1-9]\d{0,5}-[1-9]\d{0,3}$/;
const most = { fen: 100_000_000_00, reference: 100 };

function lineOf(cells: readonly string[]): Line | undefined {
  const [key = '', yuan = '', result = '', day = '', reference = '', reason = ''] = cells;
  const amountFen = fenOf(yuan);
  if (!keyPattern.test(key) || !amountFen || amountFen > most.fen) return undefined;
  const on = isReference(reference) ? dayIn(day) : undefined;
  if (result === '成功' || result === '已拨付')
    return on === undefined ? undefined : { key, amountFen, result: 'paid', paidOn: on, reference };
  if (result === '退汇')
    return on === undefined
      ? undefined
      : { key, amountFen, result: 'returned', returnedOn: on, reference, reason: reasonOf(reason) };
  if (result === '退回' || result === '失败')
    return { key, amountFen, result: 'bounced', reason: reasonOf(reason) };
  return undefined;
}

/**
 * Whether a reference is as the bank gave it: not a power of ten, as office software writes it after losing the last digits, and
 * without characters that no request may contain, such as the NUL that fills a field of fixed width.
 */
const isReference = (text: string): boolean =>
  text !== '' &&
  text.length <= most.reference &&
  isAcceptedText(text) &&
  !/^\d(?:\.\d+)?e\+?\d+$/i.test(text);

const dayLength = 24 * 60 * 60 * 1000;
/** Day 0 of the 1900 date system (ECMA-376, part 1, 18.17.4.1), valid from 1 March 1900. */
const dayZero = Date.UTC(1899, 11, 30);

/**
 * The day in a cell: in the requested format, as banks write it (20261201), as office software saves it in CSV (2026/12/1), or
 * the number of days that a date cell of an XLSX file holds. Undefined for anything else.
 */
function dayIn(text: string): string | undefined {
  if (/^[45]\d{4}$/.test(text))
    return new Date(dayZero + Number(text) * dayLength).toISOString().slice(0, 10);
  const [, year, ...rest] =
    /^((?:19|20|21)\d\d)(?:([-/.年])(\d{1,2})(?:\2|月)(\d{1,2})日?|(\d\d)(\d\d))$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const [, ...parts] = rest;
  const [month = '', date = ''] = parts.filter((part) => part !== undefined);
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined;
}
