import { exportReferral } from '../../../../lib/domain/case/referral/hand-over.ts';
import { giveOut } from '../../../common/cases/give-out.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    return {
      body: await giveOut(records, request.path.caseId, request, 'referral', (state, context) =>
        exportReferral(state, Number(request.body.referral), context),
      ),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
