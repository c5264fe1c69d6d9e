import { recordContact } from '../../../../lib/domain/case/service-plan/record-contact.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { connectRecords } from '../../../common/cases/records.ts';
import { serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

const records = connectRecords();

export const handler = serve(operation, async (request) => {
  const { note, ...contact } = request.body;
  const rules = await currentRules(records.table);
  return {
    body: await changeCase(records, request.path.caseId, request, (state, context) => ({
      decision: recordContact(
        state,
        request.path.taskId,
        contact,
        rules.lifecycleAt(state, context.now),
        rules.calendar,
        context,
      ),
      ...(note && { freeText: { note } }),
    })),
  };
});
