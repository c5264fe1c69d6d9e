import { recordLoanAnswer } from '../../../../lib/domain/case/guaranteed-loan/answer.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { fenIn } from '../../../common/http/yuan.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { body } = request;
    const { on } = body;
    const terms =
      body.outcome === 'granted'
        ? {
            amountFen: fenIn(body.amount, '/amount'),
            months: body.months,
            rateBasisPoints: body.rateBasisPoints,
          }
        : undefined;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: recordLoanAnswer(
          state,
          request.path.taskId,
          { on, terms },
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        ...(body.outcome === 'refused' && { freeText: { explanation: body.explanation } }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
