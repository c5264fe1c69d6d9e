import { parseLocalDate, startOfDay } from '../../../lib/domain/calendar/local-date.ts';
import type { SchemeTerms } from '../../../lib/domain/case/claim/scheme.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import { schemesOf } from '../../../lib/policy/schemes/of-pack.ts';
import type { Rules } from '../rules/rules.ts';

/** The funds and the schemes that a budget can be for. */
export interface BudgetSubjects {
  /** Every fund that a scheme of any region names, by its Chinese name. */
  readonly funds: ReadonlyMap<string, NonNullable<SchemeTerms['fund']>>;
  /** The schemes of the regions of a division, by code: a budget is for one only as long as its source names no fund. */
  readonly schemes: ReadonlyMap<string, readonly SchemeTerms[]>;
}

/**
 * The funds and schemes that a budget of a division and a year can be for, by what is in force now or in that year. Nothing
 * would ever count for a budget of anything else.
 */
export function budgetSubjects(rules: Rules, division: string, year: number, now: number): BudgetSubjects {
  const days = [now, ...['01-01', '12-31'].map((day) => startOfDay(parseLocalDate(`${year}-${day}`)))];
  const of = (region: (typeof servedRegions.ids)[number]) =>
    days.flatMap((day) => schemesOf(rules.packAt(region, day)));
  const funds = servedRegions.ids.flatMap(of).flatMap(({ fund }) => (fund ? [fund] : []));
  const claimable = regionsIn(division)
    .flatMap(of)
    .filter(({ kind }) => kind === 'claimable');
  return {
    funds: new Map(funds.map((fund) => [fund.zh, fund])),
    schemes: Map.groupBy(claimable, ({ code }) => code),
  };
}

/** Whether the source of a scheme names no fund, so that its budget is entered for itself. */
export const hasOpenFund = (terms: readonly SchemeTerms[]): boolean =>
  terms.some(({ fund }) => fund === undefined);

/** The regions that a division lies in, or that lie in it. */
const regionsIn = (division: string) =>
  servedRegions.ids.filter((id) => {
    const { divisionPrefix } = servedRegions.definition(id);
    return divisionPrefix.startsWith(division) || division.startsWith(divisionPrefix);
  });
