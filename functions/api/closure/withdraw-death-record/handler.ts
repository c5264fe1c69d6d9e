import { withdrawDeathRecord } from '../../../../lib/domain/case/death/record.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => ({
    body: await changeCase(records, request.path.caseId, request, (state, context) => ({
      decision: withdrawDeathRecord(state, context),
      freeText: { explanation: request.body.explanation },
    })),
  });

export const handler = serve(operation, () => handle(connectRecords()));
