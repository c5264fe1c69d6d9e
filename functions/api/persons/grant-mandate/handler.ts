import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { hasLeft } from '../../../../lib/domain/case/assignment/officers.ts';
import { grantMandate } from '../../../../lib/domain/case/mandate/mandate.ts';
import { officerEntry } from '../../../../lib/store/officers.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { representative: subject, from, until, seen } = request.body;
    const entry = await officerEntry(records.table, subject);
    const ofStaff = entry !== undefined && !hasLeft(entry, beijingDate(request.now));
    const granted = { subject, from, until, ...(seen && { seen }) };
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: grantMandate(state, granted, context, ofStaff),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
