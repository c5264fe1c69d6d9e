import { pageOf } from '../../../../lib/store/paging.ts';
import { loadReadableCase } from '../../../common/cases/read-case.ts';
import { historyShownTo } from '../../../common/cases/shown-history.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path, query, principal, language }) => {
    const loaded = await loadReadableCase(records, path.caseId, principal);
    const after = Number(query.after ?? 0);
    const found = await records.cases.historyAfter(path.caseId, after, query.limit + 1, loaded);
    const { entries, ...next } = pageOf(found, query.limit, ({ sequence }) => String(sequence));
    return {
      body: { history: await historyShownTo(principal, records, loaded, entries, language), ...next },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
