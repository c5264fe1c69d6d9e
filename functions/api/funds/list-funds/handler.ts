import { beijingDate, yearOf } from '../../../../lib/domain/calendar/local-date.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { type FundLine, fundLines, schemeOfBudget } from '../../../../lib/domain/payments/fund-report.ts';
import type { Bilingual, Language } from '../../../../lib/policy/bilingual.ts';
import { budgetEntries, fundFlows, fundStanding } from '../../../../lib/store/funds.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import {
  type BudgetSubjects,
  budgetSubjects,
  hasOpenFund,
} from '../../../common/payments/budget-subjects.ts';
import { divisionOf } from '../../../common/payments/division.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { divisionView } from '../../../common/views/district-view.ts';
import { operation } from './operation.ts';

/** The name of an entry without a fund: the scheme, and that its source names no fund. */
const openFund = (scheme: FundLine['scheme']): Bilingual => ({
  zh: `${scheme?.name?.zh ?? scheme?.code ?? ''}（资金渠道待明确）`,
  en: `${scheme?.name?.en ?? scheme?.code ?? ''} (fund open)`,
});

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const division = divisionOf(principal, query.division);
    const year = query.year === undefined ? yearOf(beijingDate(now)) : Number(query.year);
    const [rules, entries, flows, standing] = await Promise.all([
      currentRules(table),
      budgetEntries(table, division, year),
      fundFlows(table, division, year),
      fundStanding(table, division),
    ]);
    return {
      body: {
        division: divisionView(division, language),
        year,
        funds: fundLines(entries, flows, standing).map(({ fund, scheme, budgetFen, sums }) => {
          const { approvedFen, overBudgetFen, paidFen, recoveredFen, returnedFen, queuedFen, inRunFen } =
            sums;
          return {
            ...(fund && { fund: fund.zh }),
            ...(scheme && { scheme: { code: scheme.code, text: scheme.name?.[language] ?? scheme.code } }),
            text: fund?.[language] ?? openFund(scheme)[language],
            ...(budgetFen !== undefined && { budgetFen, leftFen: budgetFen - approvedFen }),
            approvedFen,
            overBudgetFen,
            paidFen,
            recoveredFen,
            returnedFen,
            queuedFen,
            inRunFen,
          };
        }),
        entries: entries.map(({ jurisdiction: _own, year: _same, fund, ...entry }) => {
          const scheme = schemeOfBudget(fund);
          return { ...entry, ...(scheme === undefined ? { fund } : { scheme }) };
        }),
        budgetFor: budgetChoices(budgetSubjects(rules, division, year, now), entries, language),
        asOf: toInstant(now),
      },
    };
  };

/** What a budget can be for. A fund that has a budget stays a choice, so that it can be corrected. */
function budgetChoices(
  { funds, schemes }: BudgetSubjects,
  entries: readonly { readonly fund: string }[],
  language: Language,
) {
  const entered = entries.flatMap(({ fund }) => (schemeOfBudget(fund) === undefined ? [fund] : []));
  const codes = [...new Set([...funds.keys(), ...entered])].toSorted();
  const open = [...schemes].filter(([, terms]) => hasOpenFund(terms));
  return {
    funds: codes.map((code) => ({ code, text: funds.get(code)?.[language] ?? code })),
    schemes: open.map(([code, [terms]]) => ({ code, text: terms?.[language] ?? code })),
  };
}

export const handler = serve(operation, () => handle(connectTable()));
