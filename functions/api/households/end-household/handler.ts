import { endHousehold } from '../../../../lib/domain/case/household/help.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { caseId, taskId } = request.path;
    const { explanation, ...end } = request.body;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, caseId, request, (state, context) => ({
        decision: endHousehold(
          state,
          taskId,
          end,
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        freeText: { explanation },
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
