import { isWithin } from '../../../../lib/domain/case/kernel/access.ts';
import { runsOf } from '../../../../lib/store/payment-runs.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { divisionOf } from '../../../common/payments/division.ts';
import { runView } from '../../../common/payments/run-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query, principal, language }) => {
    const province = divisionOf(principal, undefined).slice(0, 2);
    const { entries, ...next } = await runsOf(table, province, query);
    // A page may not be full if others in the province also have runs.
    const own = entries.filter(({ jurisdiction }) => isWithin(principal, jurisdiction));
    return { body: { runs: own.map((run) => runView(run, language)), ...next } };
  };

export const handler = serve(operation, () => handle(connectTable()));
