import { fenOf } from '../../lib/domain/payments/yuan.ts';
import type { Body } from '../api/operations.ts';
import type { GridRow } from '../parts/sheets/read-grid.ts';

export type Line = Body<'POST /payment-runs/{runId}/acknowledgements'>['lines'][number];

/** The columns of an answer file, by their place: key, amount in yuan, result, day, reference, reason. */
export const answerColumns = ['付款编号', '金额（元）', '结果', '拨付日期', '流水号', '退回原因'] as const;

const reasons: Readonly<Record<string, Extract<Line, { result: 'bounced' }>['reason']>> = {
  账号不存在: 'account-not-found',
  户名不符: 'name-does-not-match',
  户名与账号不符: 'name-does-not-match',
  账户已销户或者冻结: 'account-closed',
  已销户: 'account-closed',
  银行退回: 'bank-rejected',
};

/** A line of a file: what it says, or its number where it cannot be read. */
export type ReadLine = { readonly number: number; readonly line?: Line };

/** Reads the rows of an answer file: the columns above, with or without their heading. What cannot be read is named, not guessed. */
export const readAnswer = (rows: readonly GridRow[]): readonly ReadLine[] =>
  rows
    .filter(({ cells }) => cells.some((cell) => cell !== '') && !cells.includes(answerColumns[0]))
    .map(({ line: number, cells }) => {
      const line = lineOf(cells);
      return { number, ...(line && { line }) };
    });

function lineOf(cells: readonly string[]): Line | undefined {
  const [key = '', yuan = '', result = '', paidOn = '', reference = '', reason = ''] = cells;
  const amountFen = fenOf(yuan);
  if (!/^PAY-[0-9A-Z]{26}-\d+-\d+$/.test(key) || amountFen === undefined) return undefined;
  if (result === '成功' || result === '已拨付')
    return /^\d{4}-\d{2}-\d{2}$/.test(paidOn) && reference !== ''
      ? { key, amountFen, result: 'paid', paidOn, reference }
      : undefined;
  if (result === '退回' || result === '失败')
    return { key, amountFen, result: 'bounced', reason: reasons[reason] ?? 'other' };
  return undefined;
}
