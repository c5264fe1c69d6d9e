import { makePlan } from '../../../lib/domain/case/plan.ts';
import { changeCase } from '../../common/change-case.ts';
import { splitPlanChoice } from '../../common/plan-choice.ts';
import { connectRecords } from '../../common/records.ts';
import { currentRules } from '../../common/rules.ts';
import { serve } from '../../common/serve.ts';
import { operation } from './operation.ts';

const records = connectRecords();

export const handler = serve(operation, async (request) => {
  const { choice, words } = splitPlanChoice(request.body);
  const rules = await currentRules(records.table);
  return {
    body: await changeCase(records, request.path.caseId, request, (state, context) => ({
      decision: makePlan(
        state,
        request.path.taskId,
        choice,
        rules.lifecycleAt(state, context.now),
        rules.calendar,
        context,
      ),
      ...words,
    })),
  };
});
