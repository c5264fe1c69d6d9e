import { withdrawClaim } from '../../../../lib/domain/case/claim/make.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => {
        return { decision: withdrawClaim(state, request.body.claim, context) };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
