import { recordPlacementCheck } from '../../../lib/domain/case/after-placement.ts';
import { changeCase } from '../../common/change-case.ts';
import { connectRecords } from '../../common/records.ts';
import { currentRules } from '../../common/rules.ts';
import { serve } from '../../common/serve.ts';
import { operation } from './operation.ts';

const records = connectRecords();

export const handler = serve(operation, async (request) => {
  const { words, ...check } = request.body;
  const rules = await currentRules(records.table);
  return {
    body: await changeCase(records, request.path.caseId, request, (state, context) => ({
      decision: recordPlacementCheck(
        state,
        request.path.taskId,
        check,
        rules.lifecycleAt(state, context.now),
        context,
      ),
      ...(words && { words: { words } }),
    })),
  };
});
