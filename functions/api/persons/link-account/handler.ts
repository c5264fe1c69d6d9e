import { linkAccount } from '../../../../lib/domain/case/person/identity.ts';
import { changePersonsCase } from '../../../common/cases/change-person.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => ({ body: await changePersonsCase(records, request.path.caseId, request, linkAccount) });

export const handler = serve(operation, () => handle(connectRecords()));
