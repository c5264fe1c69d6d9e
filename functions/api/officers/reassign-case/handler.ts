import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { giveTo } from '../../../../lib/domain/case/assignment/give-to.ts';
import { officersForDistricts } from '../../../../lib/store/officers.ts';
import { checkAgency } from '../../../common/cases/agency.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { agency } = request.body;
    const { officer } = request.body;
    const to = officer === 'me' ? request.principal.subject : officer;
    const { state } = await loadPermittedCase(records, request.path.caseId, request.principal);
    if (agency) {
      const rules = await currentRules(records.table, request);
      checkAgency(rules.packAt(state.region, request.now), state.district, agency);
    }
    const officers = await officersForDistricts(records.table, [state.district]);
    const today = beijingDate(request.now);
    return {
      body: await changeCase(records, request.path.caseId, request, (current, context) => ({
        decision: giveTo(current, { to, agency, officers, today }, context),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
