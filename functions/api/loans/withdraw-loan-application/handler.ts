import { withdrawLoanApplication } from '../../../../lib/domain/case/guaranteed-loan/apply.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: withdrawLoanApplication(state, Number(request.body.loan), context),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
