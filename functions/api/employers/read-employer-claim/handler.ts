import { connectRecords, type Records } from '../../../common/connections/records.ts';
import { employerClaimView } from '../../../common/employers/employer-view.ts';
import { claimAt, ownPlace } from '../../../common/employers/own-entry.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

export const handle =
  (records: Pick<Records, 'table' | 'sealing' | 'cases'>): Handler<typeof operation> =>
  async ({ path: { claimId }, principal, language }) => {
    const place = await ownPlace(records, principal, 'claim', claimId);
    const loaded = await records.cases.load(place.caseId);
    const claim = loaded && claimAt(loaded, place, principal);
    if (!claim) throw new Problem('claim-not-found');
    return { body: await employerClaimView(records, loaded, claim, claimId, language) };
  };

export const handler = serve(operation, () => handle(connectRecords()));
