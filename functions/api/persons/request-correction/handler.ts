import { askForCorrection } from '../../../../lib/domain/case/person/ask-for-correction.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { field, value, words } = request.body;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: askForCorrection(
          state,
          field,
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        freeText: { words, ...(value !== undefined && { value }) },
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
