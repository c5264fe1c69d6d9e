import { handOverReferral } from '../../../../lib/domain/case/referral/hand-over.ts';
import { giveOut } from '../../../common/cases/give-out.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const rules = await currentRules(records.table);
    return {
      body: await giveOut(records, request.path.caseId, request, 'referral', (state, context) =>
        handOverReferral(
          state,
          request.path.taskId,
          request.body.way,
          rules.lifecycleAt(state, context.now),
          rules.calendar,
          context,
        ),
      ),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
