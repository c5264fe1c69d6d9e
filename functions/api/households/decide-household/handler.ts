import { decideHousehold } from '../../../../lib/domain/case/household/recognise.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, body } = request;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, path.caseId, request, (state, context) => ({
        decision: decideHousehold(
          state,
          path.taskId,
          body.outcome === 'confirm' ? { confirmed: true } : { confirmed: false, reason: body.reason },
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        ...(body.outcome === 'refuse' && { freeText: { explanation: body.explanation } }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
