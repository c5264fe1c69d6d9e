import { fits, maxItemBytes } from './item-size.ts';
import type { Write } from './table.ts';

/*
 * What somebody may do in their own case again and again (apply and take it back, restrict and lift) makes it longer each
 * time. An item takes 400 KB, and whoever looks a case over reads all of its history: so those whom it is about leave room for
 * the office, which has to decide, and for the sweep, which has to see to deadlines for as long as the case lives.
 */

/** There is no more room in a case for those whom it is about. Nothing was written; the office can still act in it. */
export class OwnRoomUsedError extends Error {
  override readonly name = 'OwnRoomUsedError';
}

/** Those whom a case is about, and not those who deal with it. */
const owners: ReadonlySet<string> = new Set(['applicant', 'representative', 'employer']);

/** Up to how many bytes of JSON a head may grow by what they do: ten years that nobody looked at take less. */
const ownBytes = maxItemBytes / 2;

/** Up to which event of a case they may add some: an ordinary year has about a hundred. */
export const ownEvents = 10_000;

/**
 * Refuses what those whom a case is about do where no room is left for them.
 * @param writes what the event writes, the head first
 * @throws OwnRoomUsedError
 */
export function requireOwnRoom(role: string, version: number, [head]: readonly Write[]): void {
  if (!owners.has(role)) return;
  if (version <= ownEvents && fits(head?.Put?.Item ?? {}, ownBytes)) return;
  throw new OwnRoomUsedError('those whom a case is about have no more room in it');
}
