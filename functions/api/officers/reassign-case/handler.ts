import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { reassign } from '../../../../lib/domain/case/assignment/assign-officer.ts';
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
    const officer = request.body.officer === 'me' ? request.principal.subject : request.body.officer;
    const { state } = await loadPermittedCase(records, request.path.caseId, request.principal);
    if (agency) {
      const rules = await currentRules(records.table);
      checkAgency(rules.packAt(state.region, request.now), state.district, agency);
    }
    const officers = await officersForDistricts(records.table, [state.district]);
    const today = beijingDate(request.now);
    return {
      body: await changeCase(records, request.path.caseId, request, (current, context) => ({
        decision: reassign(
          current,
          {
            officers,
            today,
            ...(officer !== null && { to: officer }),
            ...(agency !== undefined && { agency }),
          },
          context,
        ),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
