import { withdrawChange } from '../../../../lib/domain/case/signals/withdraw-change.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { change, statement } = request.body;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: withdrawChange(
          state,
          Number(change),
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        ...(statement && { freeText: { statement } }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
