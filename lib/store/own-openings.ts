import { beijingDate } from '../domain/calendar/local-date.ts';
import { expiryAfter, keptDays } from './kept-for.ts';
import { keys } from './keys.ts';
import { accountIdOf } from './own-items.ts';
import type { FailedCondition, Table, Write } from './table.ts';

/** A case that a sign-in begins for somebody whose identity nobody has checked, and the limit for a Beijing day (I-52). */
export interface CountedOpening {
  readonly subject: string;
  readonly now: number;
  readonly most: number;
}

/**
 * The write that counts it, for the transaction that begins the case: its condition fails when the day's limit is reached.
 * Lists of a sign-in lag a moment behind, so only this counts simultaneous requests correctly.
 */
export const openingWrite = (table: Table, { subject, now, most }: CountedOpening): Write =>
  table.updateItem(
    { PK: keys.account(accountIdOf(subject)), SK: keys.begunOn(beijingDate(now)) },
    'SET expiresAt = :expiry ADD begun :one',
    { ':expiry': expiryAfter(now, keptDays.lookups), ':one': 1, ':most': most },
    'attribute_not_exists(begun) OR begun < :most',
  );

/** Whether a case was not begun because its sign-in has reached the limit. */
export const areTooMany = (failed: readonly FailedCondition[]): boolean =>
  failed.some(({ found }) => found?.begun !== undefined);
