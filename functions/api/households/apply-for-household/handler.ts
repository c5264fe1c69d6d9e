import { applyForHousehold } from '../../../../lib/domain/case/household/recognise.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { membersOf } from './members.ts';
import { operation } from './operation.ts';

export const handle =
  (records: Pick<Records, 'table' | 'cases' | 'sealing'>): Handler<typeof operation> =>
  async (request) => {
    const { residence, members, statement } = request.body;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context, loaded) => {
        const person = await records.cases.person(loaded);
        const named = await membersOf(members, person, loaded.personId, records.sealing, context.now);
        return {
          decision: applyForHousehold(
            state,
            { residence, members: named },
            rules.lifecycleAt(state, context.now),
            rules.calendar,
            context,
          ),
          ...(statement !== undefined && { freeText: { statement } }),
        };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
