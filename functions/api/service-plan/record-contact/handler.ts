import { recordContact } from '../../../../lib/domain/case/service-plan/record-contact.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { helperOf } from '../../../common/views/helper-fields.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { note, means, reached } = request.body;
    const { done, words } = helperOf(request.body.helper);
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: recordContact(
          state,
          request.path.taskId,
          { method: means, reached, ...done },
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        ...((note || words.helper) && { freeText: { ...(note && { note }), ...words } }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
