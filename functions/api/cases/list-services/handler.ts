import { pageOf } from '../../../../lib/store/paging.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { serviceView } from '../../../common/views/registration-view.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path, query, principal, language }) => {
    const { state } = await loadPermittedCase(records, path.caseId, principal);
    const after = Number(query.after ?? 0);
    const left = state.plan.services.filter(({ number }) => number > after);
    const { entries, ...next } = pageOf(left, query.limit, ({ number }) => String(number));
    return { body: { services: entries.map((each) => serviceView(each, language)), ...next } };
  };

export const handler = serve(operation, () => handle(connectRecords()));
