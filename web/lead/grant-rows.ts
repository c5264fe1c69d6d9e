import type { Answer } from '../api/operations.ts';

type SchemeFigures = Answer<'GET /grant-figures'>['schemes'][number];
type ClaimFigures = Answer<'GET /grant-figures'>['claims'][number];

/** A scheme, or all of them, as a row of the table of found grants. */
export interface GrantRow {
  readonly code: string;
  readonly text: string;
  readonly pushed: number;
  readonly confirmed: number;
  readonly declined: number;
  /** Neither confirmed nor declined, even if the time to confirm is over. */
  readonly waiting: number;
  readonly granted: number;
  /** The share of offered grants that were confirmed; undefined if none was offered. */
  readonly share: number | undefined;
}

const rowOf = (counts: Omit<GrantRow, 'waiting' | 'share'>): GrantRow => ({
  ...counts,
  waiting: Math.max(0, counts.pushed - counts.confirmed - counts.declined),
  share: counts.pushed > 0 ? Math.min(1, counts.confirmed / counts.pushed) : undefined,
});

/** The figures of a scheme as a row. */
export const grantRow = ({ scheme, pushed, confirmed, declined, granted }: SchemeFigures): GrantRow =>
  rowOf({ ...scheme, pushed, confirmed, declined, granted });

/** The sum of all rows. */
export function grantTotals(rows: readonly GrantRow[], text: string): GrantRow {
  const sum = (name: 'pushed' | 'confirmed' | 'declined' | 'granted'): number =>
    rows.reduce((total, row) => total + row[name], 0);
  return rowOf({
    code: 'total',
    text,
    pushed: sum('pushed'),
    confirmed: sum('confirmed'),
    declined: sum('declined'),
    granted: sum('granted'),
  });
}

/** The columns of the table of claims. */
export const claimColumns = ['received', 'approved', 'refused', 'paid', 'returned'] as const;

/** A scheme, or all of them, as a row of the table of claims. */
export type ClaimRow = { readonly code: string; readonly text: string } & Readonly<
  Record<(typeof claimColumns)[number], number>
>;

/** The figures of a scheme as a row. */
export const claimRow = ({ scheme, ...counts }: ClaimFigures): ClaimRow => ({ ...scheme, ...counts });

/** The sum of all rows. */
export function claimTotals(rows: readonly ClaimRow[], text: string): ClaimRow {
  const sum = (name: (typeof claimColumns)[number]): number =>
    rows.reduce((total, row) => total + row[name], 0);
  return {
    code: 'total',
    text,
    received: sum('received'),
    approved: sum('approved'),
    refused: sum('refused'),
    paid: sum('paid'),
    returned: sum('returned'),
  };
}
