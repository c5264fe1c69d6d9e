import { adjustPlan } from '../../../../lib/domain/case/service-plan/make-plan.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { splitPlanChoice } from '../../../common/views/plan-choice.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { choice, freeText } = splitPlanChoice(request.body);
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: adjustPlan(state, choice, rules.lifecycleAt(state, context.now), rules.calendar, context),
        ...freeText,
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
