import { reinstatement } from '../../../../lib/domain/case/case.ts';
import { decideObjection } from '../../../../lib/domain/case/objection/object.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { uphold, explanation } = request.body;
    const rules = await currentRules(records.table);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => {
        const lifecycle = rules.lifecycleAt(state, context.now);
        const resumption = reinstatement(state, lifecycle, rules.calendar, context.now);
        return {
          decision: decideObjection(state, request.path.taskId, uphold, resumption, context),
          freeText: { explanation },
        };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
