import { reinstatement } from '../../../../lib/domain/case/case.ts';
import { householdPlace } from '../../../../lib/domain/case/household/tasks.ts';
import { decideObjection } from '../../../../lib/domain/case/objection/object.ts';
import { beginRegistration } from '../../../../lib/domain/case/registration/decide.ts';
import { isHouseholdElsewhere } from '../../../../lib/store/household-guards.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { uphold, explanation } = request.body;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context, loaded) => {
        const lifecycle = rules.lifecycleAt(state, context.now);
        const { calendar } = rules;
        const redress =
          state.phase === 'closed'
            ? reinstatement(
                state,
                lifecycle,
                calendar,
                context.now,
                (await isHouseholdElsewhere(records.table, state, loaded.personId)) ? [householdPlace] : [],
              )
            : beginRegistration(state, rules.beginningAt(state, context.now), calendar, context);
        return {
          decision: decideObjection(state, request.path.taskId, uphold, redress, context),
          freeText: { explanation },
        };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
