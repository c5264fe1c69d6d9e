import { checkLoan } from '../../../../lib/domain/case/guaranteed-loan/check.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { explanation, ...check } = request.body;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: checkLoan(
          state,
          request.path.taskId,
          check,
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        ...(explanation && { freeText: { explanation } }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
