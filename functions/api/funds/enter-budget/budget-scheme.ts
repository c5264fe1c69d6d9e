import { budgetKeyOf } from '../../../../lib/domain/payments/fund-report.ts';
import { budgetEntries } from '../../../../lib/store/funds.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { Problem } from '../../../common/http/problems.ts';
import { budgetSubjects, hasOpenFund } from '../../../common/payments/budget-subjects.ts';
import { currentRules } from '../../../common/rules/rules.ts';

/**
 * Checks the scheme of a budget. One of the regions in the division must have it, now or in the year of the budget, without a
 * fund in its source: otherwise nothing would ever count against the budget. Earlier entries can still be corrected.
 * @throws Problem `scheme-not-found`, or `scheme-of-fund` with the fund under which its budget is entered
 */
export async function requireBudgetScheme(
  table: Table,
  { division, scheme, year }: { readonly division: string; readonly scheme: string; readonly year: number },
  now: number,
): Promise<void> {
  const key = budgetKeyOf({ scheme });
  if ((await budgetEntries(table, division, year)).some(({ fund }) => fund === key)) return;
  const { schemes } = budgetSubjects(await currentRules(table), division, year, now);
  const found = schemes.get(scheme);
  const at = (code: 'scheme-not-found' | 'scheme-of-fund') => [{ pointer: '/scheme', code }];
  if (!found) throw new Problem('scheme-not-found', {}, at('scheme-not-found'));
  if (!hasOpenFund(found))
    throw new Problem('scheme-of-fund', { fund: found[0]?.fund?.zh }, at('scheme-of-fund'));
}

/**
 * Checks the fund of a budget: a scheme of any region must name it, now or in the year of the budget. Nothing would ever count
 * for a name that is written otherwise, and it would stand beside the right one. Earlier entries can still be corrected.
 * @throws Problem `fund-not-named` with the funds that there are
 */
export async function requireBudgetFund(
  table: Table,
  { division, fund, year }: { readonly division: string; readonly fund: string; readonly year: number },
  now: number,
): Promise<void> {
  const { funds } = budgetSubjects(await currentRules(table), division, year, now);
  if (funds.has(fund)) return;
  if ((await budgetEntries(table, division, year)).some((entry) => entry.fund === fund)) return;
  const named = [...funds.keys()].toSorted();
  throw new Problem('fund-not-named', { funds: named }, [{ pointer: '/fund', code: 'fund-not-named' }]);
}
