import { endLoan } from '../../../../lib/domain/case/guaranteed-loan/relief.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { loan, ...ended } = request.body;
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: endLoan(state, Number(loan), ended, context),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
