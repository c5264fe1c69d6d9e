import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { unavailableReason } from '../../../../lib/domain/case/assignment/officers.ts';
import { subsidiesFor } from '../../../../lib/domain/case/claim/standing.ts';
import { makeAssistancePlan } from '../../../../lib/domain/case/hardship/assistance-plan.ts';
import { officerEntries } from '../../../../lib/store/officers.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { knownFor, schemesAt } from '../../../common/claims/dealing.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { measures, exit = '' } = request.body;
    const { subject: caller } = request.principal;
    const subjectOf = (named: string): string => (named === 'me' ? caller : named);
    const today = beijingDate(request.now);
    const officers = await officerEntries(records.table);
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context, loaded) => ({
        decision: makeAssistancePlan(
          state,
          request.path.taskId,
          {
            contact: subjectOf(request.body.contact),
            assistance: subjectOf(request.body.assistance),
            subsidies: subsidiesFor(
              state,
              schemesAt(rules, state, context.now),
              await knownFor(records, loaded, {}, context.now),
              today,
            ),
          },
          (subject) =>
            subject === caller || unavailableReason(officers, subject, state.district, today) === undefined,
          context,
        ),
        freeText: { measures, ...(exit !== '' && { exit }) },
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
