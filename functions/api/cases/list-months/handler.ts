import { pageOf } from '../../../../lib/store/paging.ts';
import { loadReadableCase } from '../../../common/cases/read-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { monthsView } from '../../../common/views/registration-view.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path, query, principal, language, now }) => {
    const { state } = await loadReadableCase(records, path.caseId, principal);
    const left = monthsView(state, now, language).filter(({ month }) => month > (query.after ?? ''));
    const { entries, ...next } = pageOf(left, query.limit, ({ month }) => month);
    return { body: { months: [...entries], ...next } };
  };

export const handler = serve(operation, () => handle(connectRecords()));
