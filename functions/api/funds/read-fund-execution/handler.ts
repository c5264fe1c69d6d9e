import { beijingDate, yearOf } from '../../../../lib/domain/calendar/local-date.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { executionReport } from '../../../../lib/domain/payments/fund-report.ts';
import { fundFlows } from '../../../../lib/store/funds.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { divisionOf } from '../../../common/payments/division.ts';
import { districtView, divisionView } from '../../../common/views/district-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const division = divisionOf(principal, query.division);
    const year = query.year === undefined ? yearOf(beijingDate(now)) : Number(query.year);
    const rows = executionReport(await fundFlows(table, division, year));
    return {
      body: {
        division: divisionView(division, language),
        year,
        rows: rows.map(({ account, month, sums }) => {
          const { approved, approvedFen, overBudgetFen, paid, paidFen } = sums;
          const { recovered, recoveredFen, returned, returnedFen } = sums;
          return {
            district: districtView(account.district, language),
            scheme: { code: account.scheme, text: account.schemeName[language] },
            ...(account.fund && { fund: account.fund[language] }),
            month,
            approved,
            approvedFen,
            overBudgetFen,
            paid,
            paidFen,
            recovered,
            recoveredFen,
            returned,
            returnedFen,
          };
        }),
        asOf: toInstant(now),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));
