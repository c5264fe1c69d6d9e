import { endPost } from '../../../../lib/domain/case/public-post/leave.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

/** How many cases of the person are looked at, newest first. */
const lookedAt = 20;

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { statement, ...end } = request.body;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context, { personId }) => {
        const others = await records.cases.unopenedOf(personId, lookedAt);
        const elsewhere = others.some(
          (other) => other.state.caseId !== state.caseId && other.state.phase === 'registered',
        );
        const lifecycle = rules.lifecycleAt(state, context.now);
        return {
          decision: endPost(state, end, lifecycle, rules.calendar, context, elsewhere),
          ...(statement !== undefined && { freeText: { statement } }),
        };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
