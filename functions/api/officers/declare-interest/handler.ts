import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { declareInterest } from '../../../../lib/domain/case/assignment/declare-interest.ts';
import { officersForDistricts } from '../../../../lib/store/officers.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { relation, officer = request.principal.subject } = request.body;
    const { lifecycleAt, calendar } = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context) => {
        const to = {
          officers: await officersForDistricts(records.table, [state.district]),
          today: beijingDate(request.now),
          rules: lifecycleAt(state, request.now),
          calendar,
        };
        return { decision: declareInterest(state, { subject: officer, relation }, to, context) };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
