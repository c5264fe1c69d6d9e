import { requireRecords } from '../../../common/cases/case-access.ts';
import { readAxis } from '../../../common/cases/read-axis.ts';
import { loadReadableCase } from '../../../common/cases/read-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, query, principal } = request;
    // Where a case stood at an instant is computed from what it held back, too, which is gone with its key.
    const loaded = requireRecords(await loadReadableCase(records, path.caseId, principal));
    const at = query.at === undefined ? undefined : Date.parse(query.at);
    return { body: await readAxis(records, loaded, request, { at }) };
  };

export const handler = serve(operation, () => handle(connectRecords()));
