import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { reassign } from '../../../../lib/domain/case/assignment/assign-officer.ts';
import { Officers } from '../../../../lib/store/officers.ts';
import { permittedCase } from '../../../common/cases/case-access.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { connectRecords } from '../../../common/cases/records.ts';
import { serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

const records = connectRecords();
const directory = new Officers(records.table);

export const handler = serve(operation, async (request) => {
  const { officer } = request.body;
  const { state } = await permittedCase(records, request.path.caseId, request.principal);
  const officers = await directory.forDistricts([state.district]);
  const today = beijingDate(request.now);
  return {
    body: await changeCase(records, request.path.caseId, request, (current, context) => ({
      decision: reassign(current, { officers, today, ...(officer !== null && { to: officer }) }, context),
    })),
  };
});
