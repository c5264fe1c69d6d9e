import type { Claim } from '../../../lib/domain/case/claim/state.ts';

/** What of a payment was claimed back and has not come in, in fen; undefined where nothing is owed. */
export function owedOf({ recoveries }: Pick<Claim, 'recoveries'>): number | undefined {
  const owed = recoveries.find(({ status }) => status === 'owed');
  return owed && owed.amountFen - owed.repaidFen;
}

/** Whether what was decided last is against the claimant. */
export const isAgainst = (claim: Claim): boolean =>
  (claim.status === 'refused' && claim.review !== 'open') ||
  claim.status === 'revoked' ||
  owedOf(claim) !== undefined;
