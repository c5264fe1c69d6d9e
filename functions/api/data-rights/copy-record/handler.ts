import { copyRecord } from '../../../../lib/domain/case/data-rights/rights.ts';
import { applyChange } from '../../../common/cases/change-case.ts';
import { copyOf } from '../../../common/cases/copy-record.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { loaded } = await applyChange(records, request.path.caseId, request, (_state, context) => ({
      decision: copyRecord(request.body, context),
    }));
    return { body: await copyOf(records, loaded, request) };
  };

export const handler = serve(operation, () => handle(connectRecords()));
