import { recordLoanPayment } from '../../../../lib/domain/case/guaranteed-loan/answer.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: recordLoanPayment(state, request.path.taskId, request.body, context),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
