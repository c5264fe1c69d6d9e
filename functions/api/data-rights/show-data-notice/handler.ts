import { showDataNotice } from '../../../../lib/domain/case/data-rights/rights.ts';
import { changeCase } from '../../../common/cases/change-case.ts';
import { checkDataNotice } from '../../../common/cases/data-notice.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { version } = request.body;
    const rules = await currentRules(records.table, request);
    return {
      body: await changeCase(records, request.path.caseId, request, (state, context) => {
        checkDataNotice(version, rules.packAt(state.region, context.now), '/version');
        return { decision: showDataNotice(state, version, context) };
      }),
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
