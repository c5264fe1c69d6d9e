import { findings } from '../../../lib/domain/case/case.ts';
import { log } from '../../common/http/log.ts';
import type { Counts } from '../../common/rounds/run-round.ts';

/** Reports the findings, so that an alarm rings if there are any. */
export function reportFindings(counts: Counts): void {
  if (findings.some((finding) => (counts[finding] ?? 0) > 0)) log.error('INVARIANTS_BROKEN', counts);
  else log.info('INVARIANTS_HOLD', counts);
  // The bank has not answered: finance asks it (`reconcile-payments`).
  if ((counts.unansweredPayments ?? 0) > 0)
    log.warn('PAYMENTS_UNANSWERED', { count: counts.unansweredPayments });
  // A gateway that does not deliver is not a fault of the records: an officer reaches the person in another way.
  if ((counts.undelivered ?? 0) > 0) log.warn('NOTICES_NOT_DELIVERED', { count: counts.undelivered });
}
