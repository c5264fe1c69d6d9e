import { decideClaim } from '../../../../lib/domain/case/claim/decide.ts';
import { claimOfTask } from '../../../../lib/domain/case/claim/of-task.ts';
import { officerEntries } from '../../../../lib/store/officers.ts';
import { problemOf } from '../../../common/cases/case-access.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { knownFor, termsNow, unitFor } from '../../../common/claims/dealing.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { isOverBudget } from '../../../common/payments/over-budget.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const [rules, officers] = await Promise.all([
      currentRules(records.table, request),
      officerEntries(records.table),
    ]);
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context, loaded) => {
        const { body } = request;
        const claim = claimOfTask(state, 'decide-claim', request.path.taskId);
        if (!claim) throw problemOf({ reason: 'task-not-found' });
        return {
          decision: decideClaim(
            state,
            request.path.taskId,
            body,
            termsNow(rules, state, claim, context.now),
            await knownFor(records, loaded, claim.stated, Date.parse(claim.madeAt)),
            rules.lifecycleAt(state, context.now),
            rules.calendar,
            context,
            {
              ...unitFor(state, claim, officers, context.now),
              overBudget:
                body.decide === 'approve' && (await isOverBudget(records.table, state, claim, context.now)),
            },
          ),
          ...(body.decide === 'refuse' && { freeText: { explanation: body.explanation } }),
          ...(body.decide === 'return' && { freeText: { note: body.note } }),
        };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
