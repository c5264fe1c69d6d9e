import { beijingDate, yearOf } from '../../../../lib/domain/calendar/local-date.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { type FundLine, fundLines, schemeOfBudget } from '../../../../lib/domain/payments/fund-report.ts';
import type { Bilingual } from '../../../../lib/policy/bilingual.ts';
import { budgetEntries, fundFlows, fundStanding } from '../../../../lib/store/funds.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { divisionOf } from '../../../common/payments/division.ts';
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
    const [entries, flows, standing] = await Promise.all([
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
        asOf: toInstant(now),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
