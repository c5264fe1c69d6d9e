import { employerEntries } from '../../../../lib/store/employer-list.ts';
import { inParallel } from '../../../../lib/store/in-parallel.ts';
import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { employerClaimView } from '../../../common/employers/employer-view.ts';
import { claimAt, creditCodeOf } from '../../../common/employers/own-entry.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: Pick<Records, 'table' | 'sealing' | 'cases'>): Handler<typeof operation> =>
  async ({ query: { limit, after }, principal, language }) => {
    const employerId = await records.sealing.employerId(creditCodeOf(principal));
    const { entries, next } = await employerEntries(records.table, employerId, 'claim', { limit, after });
    const claims = await inParallel(entries, async (place) => {
      const loaded = await records.cases.load(place.caseId);
      const claim = loaded && claimAt(loaded, place, principal);
      return claim ? [await employerClaimView(records, loaded, claim, place.id, language)] : [];
    });
    return { body: { claims: claims.flat(), ...(next !== undefined && { next }) } };
  };

export const handler = serve(operation, () => handle(connectRecords()));
