import type * as z from 'zod';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { completeFollowUp } from '../../../../lib/domain/case/follow-up/complete.ts';
import type { Profile } from '../../../../lib/domain/case/ledger/events.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { helperOf } from '../../../common/views/helper-fields.ts';
import { type completionSchema, operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { means, progress, service, ledger, note } = request.body;
    const { done, words } = helperOf(request.body.helper);
    const rules = await currentRules(records.table, request);
    const profile = profileOf(ledger, beijingDate(request.now));
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: completeFollowUp(
          state,
          request.path.taskId,
          { by: 'officer', method: means, ...done, progress, service, ...(profile && { profile }) },
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
        freeText: {
          note,
          ...words,
          ...('statement' in ledger && ledger.statement && { ledger: ledger.statement }),
        },
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** The changes to the ledger, each as of the day on which it was learnt. */
function profileOf(ledger: z.infer<typeof completionSchema>['ledger'], today: string): Profile | undefined {
  if (ledger.found === 'unchanged') return undefined;
  const dated = <Learnt extends { readonly on?: string | undefined }>(all: readonly Learnt[]) =>
    all.map((each) => ({ ...each, on: each.on ?? today }));
  return { facts: dated(ledger.facts), tags: dated(ledger.tags) };
}
