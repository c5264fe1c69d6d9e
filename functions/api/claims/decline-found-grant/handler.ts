import { declineGrant } from '../../../../lib/domain/case/proactive/confirm.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { because } = request.body;
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => ({
        decision: declineGrant(state, request.body.grant, context),
        ...(because && { freeText: { because } }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
