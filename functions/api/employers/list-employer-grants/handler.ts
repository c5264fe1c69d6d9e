import { employerEntries } from '../../../../lib/store/employer-list.ts';
import { inParallel } from '../../../../lib/store/in-parallel.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { employerGrantView } from '../../../common/employers/employer-view.ts';
import { creditCodeOf, grantAt } from '../../../common/employers/own-entry.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { operation } from './operation.ts';

export const handle =
  (records: Pick<Records, 'table' | 'sealing' | 'cases'>): Handler<typeof operation> =>
  async ({ query: { limit, after }, principal, language, now }) => {
    const employerId = await records.sealing.employerId(creditCodeOf(principal));
    const rules = await currentRules(records.table);
    const { entries, next } = await employerEntries(records.table, employerId, 'grant', { limit, after });
    const grants = await inParallel(entries, async (place) => {
      const loaded = await records.cases.load(place.caseId);
      const grant = loaded && grantAt(loaded, place, principal);
      return grant && employerGrantView(records, loaded, grant, place.id, rules, now, language);
    });
    return {
      body: {
        grants: grants.filter((each) => each !== undefined),
        ...(next !== undefined && { next }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));
