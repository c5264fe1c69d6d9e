import { answerCorrection } from '../../../../lib/domain/case/person/ask-for-correction.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { outcome, explanation } = request.body;
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: answerCorrection(state, request.path.taskId, outcome, context),
        freeText: { explanation },
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
