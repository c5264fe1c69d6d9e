import { recordOffer } from '../../../../lib/domain/case/public-post/leave.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, body } = request;
    const { outcome, statement } = body;
    return {
      body: await changeCase(records, path.caseId, request, (state, context) => ({
        decision: recordOffer(state, path.taskId, outcome, context),
        ...(statement !== undefined && { freeText: { statement } }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
