import { grantMandate } from '../../../../lib/domain/case/mandate/mandate.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { representative: subject, from, until, seen } = request.body;
    const granted = { subject, from, until, ...(seen && { seen }) };
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: grantMandate(state, granted, context),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
