import { LAST_INSTANT } from '../clock.ts';
import { attributeOf, type Item } from './attribute-value.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Developer Guide, Using DynamoDB Time to Live: what expired longer ago is not deleted. */
const TOO_LONG_AGO = 5 * 365 * DAY;

/**
 * The instant at which an item is deleted for its time to live; undefined when it never is. DynamoDB "typically deletes
 * expired items within two days of expiration" (API Reference, UpdateTimeToLive). Here that is at the second midnight (UTC)
 * after it: always at the same time, and so late that a reader who forgets that expired items are still there will see one.
 * @param attribute the one with the instant of expiry, a number of seconds since 1970
 * @param now when the item is written
 */
export function deletionTime(item: Item, attribute: string, now: number): number | undefined {
  const value = attributeOf(item, attribute)?.N;
  const expiry = Number(value) * 1000;
  if (value === undefined || expiry < now - TOO_LONG_AGO) return undefined;
  const at = Math.max(midnightAfter(midnightAfter(expiry)), midnightAfter(now));
  return at <= LAST_INSTANT ? at : undefined;
}

/** The first midnight (UTC) after an instant. */
export const midnightAfter = (instant: number): number => (Math.floor(instant / DAY) + 1) * DAY;
