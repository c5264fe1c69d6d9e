import type { Claim } from '../../../lib/domain/case/claim/state.ts';
import type { RunItem } from '../../../lib/domain/payments/run.ts';

/**
 * Whether a run and a claim disagree about an item. A payment that came back may be in another run by now; it is checked there.
 */
export function isAtOdds(runId: string, item: RunItem, claim: Claim | undefined): boolean {
  const { payment } = claim ?? {};
  const isHere = payment?.runId === runId && payment.attempt === item.attempt;
  switch (item.result) {
    case 'sent':
      return !isHere || payment.status !== 'in-run';
    case 'paid':
      return !isHere || payment.status !== 'paid';
    case 'bounced':
    case 'returned':
      // An approval that was revoked after that no longer has a payment.
      if (payment === undefined) return claim?.status !== 'revoked';
      return payment.attempt < (item.attempt ?? 0) || (isHere && payment.status === 'paid');
    // The claim was never in this run.
    case 'waiting':
    case 'refused':
      return payment?.runId === runId;
  }
}
