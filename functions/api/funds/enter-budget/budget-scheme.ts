import { parseLocalDate, startOfDay } from '../../../../lib/domain/calendar/local-date.ts';
import { budgetKeyOf } from '../../../../lib/domain/payments/fund-report.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { schemeOf, schemesOf } from '../../../../lib/policy/schemes/of-pack.ts';
import { budgetEntries } from '../../../../lib/store/funds.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { Problem } from '../../../common/http/problems.ts';
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
  const rules = await currentRules(table);
  const found = regionsIn(division).flatMap((region) =>
    daysOf(year, now).flatMap((day) => schemeOf(rules.packAt(region, day), scheme) ?? []),
  );
  const at = (code: 'scheme-not-found' | 'scheme-of-fund') => [{ pointer: '/scheme', code }];
  if (found.length === 0) throw new Problem('scheme-not-found', {}, at('scheme-not-found'));
  if (found.every(({ fund }) => fund !== undefined))
    throw new Problem('scheme-of-fund', { fund: found[0]?.fund?.zh }, at('scheme-of-fund'));
}

/**
 * A budget of a fund is for one that a scheme of any region names, now or in the year of the budget: of a name that was written
 * otherwise, nothing would ever count for it, and it would stand beside the right one. What was entered already can still be put right.
 * @throws Problem `fund-not-named` with the funds that there are
 */
export async function requireBudgetFund(
  table: Table,
  { division, fund, year }: { readonly division: string; readonly fund: string; readonly year: number },
  now: number,
): Promise<void> {
  const rules = await currentRules(table);
  const named = servedRegions.ids.flatMap((region) =>
    daysOf(year, now).flatMap((day) =>
      schemesOf(rules.packAt(region, day)).flatMap((scheme) => scheme.fund?.zh ?? []),
    ),
  );
  if (named.includes(fund)) return;
  if ((await budgetEntries(table, division, year)).some((entry) => entry.fund === fund)) return;
  const funds = [...new Set(named)].toSorted();
  throw new Problem('fund-not-named', { funds }, [{ pointer: '/fund', code: 'fund-not-named' }]);
}

/** The days on which a scheme may be in force that a budget is for. */
const daysOf = (year: number, now: number): readonly number[] => [
  now,
  startOfDay(parseLocalDate(`${year}-01-01`)),
  startOfDay(parseLocalDate(`${year}-12-31`)),
];

/** The regions that a division lies in, or that lie in it. */
const regionsIn = (division: string) =>
  servedRegions.ids.filter((id) => {
    const { divisionPrefix } = servedRegions.definition(id);
    return divisionPrefix.startsWith(division) || division.startsWith(divisionPrefix);
  });
