import { parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import { noteCertificate } from '../../../../lib/domain/case/certificate/note.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const noted = { ...request.body, beginsOn: parseLocalDate(request.body.beginsOn) };
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: noteCertificate(state, noted, context),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
