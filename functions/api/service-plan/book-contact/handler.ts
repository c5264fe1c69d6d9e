import { bookContact } from '../../../../lib/domain/case/appointment/book.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { openingOf } from '../opening.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context) => ({
        decision: bookContact(
          state,
          request.body,
          await openingOf(state, records.table, rules, context.now),
          context,
        ),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
