import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { reassign } from '../../../../lib/domain/case/assignment/assign-officer.ts';
import { officersForDistricts } from '../../../../lib/store/officers.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { officer } = request.body;
    const { state } = await loadPermittedCase(records, request.path.caseId, request.principal);
    const officers = await officersForDistricts(records.table, [state.district]);
    const today = beijingDate(request.now);
    return {
      body: await changeCase(records, request.path.caseId, request, (current, context) => ({
        decision: reassign(current, { officers, today, ...(officer !== null && { to: officer }) }, context),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
