import { askForClaimInformation } from '../../../../lib/domain/case/claim/information.ts';
import { claimOfTask } from '../../../../lib/domain/case/claim/of-task.ts';
import { officerEntries } from '../../../../lib/store/officers.ts';
import { problemOf } from '../../../common/cases/case-access.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { unitFor } from '../../../common/claims/dealing.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const officers = await officerEntries(records.table);
    const { path, body } = request;
    return {
      body: await changeCase(records, path.caseId, request, (state, context) => {
        const claim = claimOfTask(state, 'check-claim', path.taskId);
        if (!claim) throw problemOf({ reason: 'task-not-found' });
        const unit = unitFor(state, claim, officers, context.now);
        return {
          decision: askForClaimInformation(state, path.taskId, body, context, unit),
          freeText: { message: body.message },
        };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
