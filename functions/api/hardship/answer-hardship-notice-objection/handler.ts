import { answerNoticeObjection } from '../../../../lib/domain/case/hardship/public-notice.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => ({
    body: await changeCase(records, request.path.caseId, request, (state, context) => ({
      decision: answerNoticeObjection(state, request.path.taskId, request.body.upheld, context),
      freeText: { statement: request.body.statement },
    })),
  });

export const handler = serve(operation, () => handle(connectRecords()));
