import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { sendableFrom } from '../../../lib/domain/case/notices/not-before.ts';
import { officeHours } from '../../../lib/policy/office-practice.ts';
import type { StoredNotice } from '../../../lib/store/notice-items.ts';
import type { Rules } from '../rules/rules.ts';

/**
 * Returns the instant before which a notice is not sent. A notice to a person goes out in the office hours of the region
 * (I-34), one to staff at once.
 */
export function sendableAt(
  { region, issuedAt, to }: Pick<StoredNotice, 'region' | 'issuedAt' | 'to'>,
  rules: Pick<Rules, 'packAt' | 'workingCalendar'>,
  now: number,
): string {
  if (to.kind !== 'person') return issuedAt;
  const issued = Date.parse(issuedAt);
  const hours = officeHours(rules.packAt(region, issued));
  return toInstant(sendableFrom(issued, now, rules.workingCalendar, hours));
}
