import { withdrawCertificateNote } from '../../../../lib/domain/case/certificate/note.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path: { caseId, noteId }, body, ...request }) => ({
    body: await changeCase(records, caseId, request, (state, context) => ({
      decision: withdrawCertificateNote(state, noteId, context),
      freeText: { statement: body.statement },
    })),
  });

export const handler = serve(operation, () => handle(connectRecords()));
