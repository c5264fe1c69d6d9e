import { exportsOf, runItems } from '../../../../lib/store/payment-runs.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { itemView, requireRun, runView, withClaims } from '../../../common/payments/run-view.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path, query, principal, language }) => {
    const run = await requireRun(records.table, path.runId, principal);
    const [items, exports] = await Promise.all([
      runItems(records.table, run.runId),
      exportsOf(records.table, run.runId),
    ]);
    const found = items.filter(({ result }) => query.result === undefined || result === query.result);
    const from = Number(query.after ?? 0);
    const until = from + query.limit;
    const shown = await withClaims(records, found.slice(from, until));
    return {
      body: {
        run: runView(run, language),
        items: shown.map((each) => itemView(each, language)),
        ...(found.length > until && { next: String(until) }),
        exports,
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
