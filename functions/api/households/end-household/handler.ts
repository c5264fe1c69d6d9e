import { endHousehold, memberInWork } from '../../../../lib/domain/case/household/help.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { caseId, taskId } = request.path;
    const { explanation, ...end } = request.body;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, caseId, request, (state, context) => {
        const rulesOf = (of: typeof state) => rules.lifecycleAt(of, context.now);
        return {
          decision: endHousehold(state, taskId, end, rulesOf(state), rules.calendar, context),
          freeText: { explanation },
          ofMember: (member, registration) =>
            memberInWork(end, member, registration, rulesOf(registration), rules.calendar, context),
        };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
