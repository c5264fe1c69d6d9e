import { recordDeath } from '../../../../lib/domain/case/death/record.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { evidence, note } = request.body;
    return {
      body: await changeCase(records, request.path.caseId, request, async (state, context, loaded) => ({
        decision: recordDeath(state, evidence, await records.cases.hasOpenCase(loaded), context),
        ...(note && { freeText: { note } }),
      })),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
