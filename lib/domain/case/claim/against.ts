import type { Claim } from './state.ts';

/** The amount in fen that was claimed back and not yet repaid; undefined if nothing is owed. */
export function owedOf({ recoveries }: Pick<Claim, 'recoveries'>): number | undefined {
  const owed = recoveries.find(({ status }) => status === 'owed');
  return owed && owed.amountFen - owed.repaidFen;
}

/** Whether the latest decision is against the claimant. */
export const isAgainst = (claim: Claim): boolean =>
  (claim.status === 'refused' && claim.review !== 'open') ||
  claim.status === 'revoked' ||
  owedOf(claim) !== undefined;
