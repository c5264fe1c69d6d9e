import { postsOfDistrict } from '../../../../lib/store/public-posts.ts';
import { loadPermittedCase } from '../../../common/cases/case-access.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { caseChoicesView } from '../../../common/views/case-choices-view.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path, principal, language, now }) => {
    const [{ state }, rules] = await Promise.all([
      loadPermittedCase(records, path.caseId, principal),
      currentRules(records.table),
    ]);
    const posts = await postsOfDistrict(records.table, state.district);
    return { body: caseChoicesView(state, rules, language, now, posts) };
  };

export const handler = serve(operation, () => handle(connectRecords()));
