import { beijingTime } from './beijing-time.ts';
import type { OutboxApi, Undelivered } from './outbox-api.ts';

/**
 * Plays the gateway: reports as sent and delivered every message that may go out at an instant. As in production, a message
 * to a person waits for office hours.
 * @returns what was done, and when the rest can be delivered
 */
export async function deliverDue(
  api: Pick<OutboxApi, 'deliver'>,
  notices: readonly Undelivered[],
  now: string,
): Promise<string> {
  const waits = ({ notBefore }: Undelivered): boolean => Date.parse(notBefore) > Date.parse(now);
  const due = notices.filter((notice) => !waits(notice));
  for (const notice of due) await api.deliver(notice, now);
  const done = `${due.length} reported as sent and delivered, in play: this machine has no gateway and sent nothing.`;
  const times = Map.groupBy(notices.filter(waits), ({ notBefore }) => notBefore);
  if (times.size === 0) return done;
  const byTime = [...times].sort(([a], [b]) => Date.parse(a) - Date.parse(b));
  const [[first] = ['']] = byTime;
  return [
    done,
    ...byTime.map(
      ([at, { length }]) => `${length} to be sent in office hours, not before ${beijingTime(at)}.`,
    ),
    `To send them, move the clock: npm run clock -- to ${beijingTime(first).replace(' ', 'T')}:00+08:00`,
  ].join('\n');
}
