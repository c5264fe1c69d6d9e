import { readCase } from '../../../common/cases/read-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => ({
    body: await readCase(records, request.path.caseId, request),
  });

export const handler = serve(operation, () => handle(connectRecords()));
