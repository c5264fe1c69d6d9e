import type { Claim } from '../../../lib/domain/case/claim/state.ts';
import { applyChange } from '../cases/change-case.ts';
import type { Records } from '../connections/records.ts';
import { Problem } from '../http/problems.ts';
import type { RequestContext } from '../http/request-context.ts';
import { employerClaimView } from './employer-view.ts';
import { claimAt, ownPlace, permitOwn } from './own-entry.ts';

type Needs = Pick<Records, 'table' | 'sealing' | 'cases'>;
type Propose = Parameters<typeof applyChange>[3];

/**
 * Changes a claim of the calling employer by one event, and answers with the claim after it.
 * @throws Problem `claim-not-found`, and what `applyChange` throws
 */
export async function changeOwnClaim(
  records: Needs,
  claimId: string,
  asked: RequestContext,
  propose: (number: number) => Propose,
) {
  const place = await ownPlace(records, asked.principal, 'claim', claimId);
  const { loaded } = await applyChange(records, place.caseId, asked, propose(place.number), {
    permit: permitOwn('claim', place),
  });
  const claim: Claim | undefined = claimAt(loaded, place, asked.principal);
  if (!claim) throw new Problem('claim-not-found');
  return employerClaimView(records, loaded, claim, claimId, asked.language);
}
