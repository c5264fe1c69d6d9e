import { applyForLoan } from '../../../../lib/domain/case/guaranteed-loan/apply.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { fenIn } from '../../../common/http/yuan.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { amount, purpose, ...asked } = request.body;
    const amountFen = fenIn(amount, '/amount');
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: applyForLoan(
          state,
          { ...asked, amountFen },
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        ...(purpose && { freeText: { purpose } }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
