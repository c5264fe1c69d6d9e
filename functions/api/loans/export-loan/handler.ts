import { exportLoan } from '../../../../lib/domain/case/guaranteed-loan/check.ts';
import { giveOut } from '../../../common/cases/give-out.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    return {
      body: await giveOut(records, request.path.caseId, request, 'loan', (state, context) =>
        exportLoan(state, Number(request.body.loan), context),
      ),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
