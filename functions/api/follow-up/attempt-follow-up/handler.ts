import { attemptFollowUp } from '../../../../lib/domain/case/follow-up/attempt.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { helperOf } from '../../../common/views/helper-fields.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { means, note } = request.body;
    const { done, words } = helperOf(request.body.helper);
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: attemptFollowUp(
          state,
          request.path.taskId,
          means,
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
          done.helper,
        ),
        freeText: { note, ...words },
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
