import type * as z from 'zod';
import { recordProfile } from '../../../../lib/domain/case/ledger/record-profile.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation, type profileSchema } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { facts, tags } = request.body;
    const profile = { facts: facts.map(({ statement: _sealed, ...fact }) => fact), tags };
    const freeText = freeTextOf(request.body);
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: recordProfile(
          state,
          profile,
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        ...(freeText && { freeText }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** What was written in words, by fact. */
function freeTextOf({ facts, note }: z.infer<typeof profileSchema>) {
  const said = facts.flatMap(({ code, statement }) =>
    statement === undefined ? [] : [[code, statement] as const],
  );
  if (said.length === 0 && !note) return undefined;
  return { ...(said.length > 0 && { facts: Object.fromEntries(said) }), ...(note && { note }) };
}
