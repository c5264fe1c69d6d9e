import { beijingDate, yearOf } from '../../../lib/domain/calendar/local-date.ts';
import type { Claim } from '../../../lib/domain/case/claim/state.ts';
import { budgetKeyOf } from '../../../lib/domain/payments/fund-report.ts';
import { isOverBudget as exceeds } from '../../../lib/store/funds.ts';
import type { Table } from '../../../lib/store/table.ts';

/** Whether the amount proposed for a claim exceeds the budget of its fund; false if no budget was entered. */
export const isOverBudget = (
  table: Table,
  { district }: { readonly district: string },
  { terms, proposedFen = 0 }: Claim,
  now: number,
): Promise<boolean> =>
  exceeds(
    table,
    { district, fund: budgetKeyOf({ fund: terms.fund, scheme: terms.code }) },
    yearOf(beijingDate(now)),
    proposedFen,
  );
