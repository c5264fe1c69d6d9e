import { fits, maxItemBytes } from './item-size.ts';
import type { Write } from './table.ts';

/*
 * What somebody may do in their own case again and again (apply and take it back, restrict and lift) makes it longer each
 * time. An item takes 400 KB, and whoever looks a case over reads all of its history: so those whom it is about leave room for
 * the office, which has to decide, and for the sweep, which has to see to deadlines for as long as the case lives.
 */

/** The persons whom a case is about have used up their room in it. Nothing was written; the office can still act in it. */
export class OwnRoomUsedError extends Error {
  override readonly name = 'OwnRoomUsedError';
}

/** The persons whom a case is about, as opposed to the staff who handle it. */
const owners: ReadonlySet<string> = new Set(['applicant', 'representative', 'employer']);

/** Bytes of JSON to which their acts may let a head grow; ten years without attention take less. */
const ownBytes = maxItemBytes / 2;

/** The number of events up to which they may add some; an ordinary year has about a hundred. */
export const ownEvents = 10_000;

/**
 * Refuses an act of these persons when they have no room left.
 * @param writes the writes of the event, the head first
 * @throws OwnRoomUsedError
 */
export function requireOwnRoom(role: string, version: number, [head]: readonly Write[]): void {
  if (!owners.has(role)) return;
  if (version <= ownEvents && fits(head?.Put?.Item ?? {}, ownBytes)) return;
  throw new OwnRoomUsedError('those whom a case is about have no more room in it');
}
