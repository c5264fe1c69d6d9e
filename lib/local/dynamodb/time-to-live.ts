import { LAST_INSTANT } from '../clock.ts';
import { attributeOf, type Item } from './attribute-value.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Items that expired longer ago are not deleted (Developer Guide, "Using DynamoDB Time to Live"). */
const TOO_LONG_AGO = 5 * 365 * DAY;

/**
 * Returns the instant at which an item is deleted for its time to live; undefined when it never is. DynamoDB "typically deletes
 * expired items within two days of expiration" (API Reference, UpdateTimeToLive). Here that is the second midnight (UTC) after
 * it: always the same time, and late enough that code which forgets about expired items that still exist will meet one.
 * @param attribute the attribute with the expiry time, in seconds since 1970
 * @param now when the item is written
 */
export function deletionTime(item: Item, attribute: string, now: number): number | undefined {
  const value = attributeOf(item, attribute)?.N;
  const expiry = Number(value) * 1000;
  if (value === undefined || expiry < now - TOO_LONG_AGO) return undefined;
  const at = Math.max(midnightAfter(midnightAfter(expiry)), midnightAfter(now));
  return at <= LAST_INSTANT ? at : undefined;
}

/** Returns the first midnight (UTC) after an instant. */
export const midnightAfter = (instant: number): number => (Math.floor(instant / DAY) + 1) * DAY;
