import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { noticesView } from '../../../common/cases/notices-view.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { pageAfter } from '../../../common/http/page-after.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const loaded = await loadPermittedCase(records, request.path.caseId, request.principal);
    return {
      body: await noticesView(records, loaded, request, (all) =>
        pageAfter(all, request.query, ({ noticeId }) => noticeId),
      ),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
