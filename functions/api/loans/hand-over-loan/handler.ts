import { handOverLoan } from '../../../../lib/domain/case/guaranteed-loan/check.ts';
import { giveOut } from '../../../common/cases/give-out.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const rules = await currentRules(records.table);
    return {
      body: await giveOut(records, request.path.caseId, request, 'loan', (state, context) =>
        handOverLoan(
          state,
          request.path.taskId,
          request.body.bank,
          request.body.way,
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
      ),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
