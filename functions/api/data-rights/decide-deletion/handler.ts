import { decideDeletion, isGrant } from '../../../../lib/domain/case/data-rights/rights.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { draftForgotten } from '../../registration/stored-draft.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { ground, explanation } = request.body;
    const { caseId, taskId } = request.path;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(
        records,
        caseId,
        request,
        async (state, context, loaded) => ({
          decision: decideDeletion(
            state,
            taskId,
            ground,
            rules.lifecycleAt(state, context.now),
            context,
            await records.cases.isNeededElsewhere(loaded),
          ),
          freeText: { explanation },
        }),
        // A draft in their sign-in belongs to no case, and is deleted with the decision.
        {
          alongside: ({ state: { owner } }) =>
            isGrant(ground) ? draftForgotten(records.table, owner, request.now) : [],
        },
      ),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
