import { maxToUnconfirmed } from '../domain/case/notices/delivery.ts';
import { expiryAfter, keptDays } from './kept-for.ts';
import { keys } from './keys.ts';
import { accountIdOf } from './own-items.ts';
import { conflict, retryOnConflict } from './retry-on-conflict.ts';
import type { Sealing } from './sealing.ts';
import type { Table } from './table.ts';

/** A message to a telephone number that was only stated, and that nobody has confirmed to be the person's. */
export interface UnconfirmedMessage {
  readonly phone: string;
  /** The sign-in that stated it; undefined if it has lost the case. */
  readonly owner: string | undefined;
  readonly caseId: string;
  readonly noticeId: string;
}

/**
 * Counts a message to an unconfirmed number, and returns whether it may be sent. The same message counts once, however often
 * this is called. The key contains a keyed hash of the number, and nothing that says whose it is.
 * @param date the Beijing day
 */
export async function countUnconfirmed(
  table: Table,
  sealing: Sealing,
  { phone, owner, caseId, noticeId }: UnconfirmedMessage,
  { date, now }: { readonly date: string; readonly now: number },
): Promise<boolean> {
  const PK = keys.lookups(await sealing.soughtId('phone', phone));
  const message = `${caseId}/${noticeId}`;
  const counting = (SK: string, most: number) =>
    table.updateItem(
      { PK, SK },
      'SET expiresAt = :expiry, sent = list_append(if_not_exists(sent, :none), :these)',
      {
        ':expiry': expiryAfter(now, keptDays.lookups),
        ':none': [],
        ':these': [message],
        ':this': message,
        ':most': most,
      },
      'attribute_not_exists(sent) OR (size(sent) < :most AND NOT contains(sent, :this))',
    );
  const writes = [
    counting(keys.sentOn(date, 'all'), maxToUnconfirmed.ofAll),
    counting(keys.sentOn(date, accountIdOf(owner ?? '')), maxToUnconfirmed.ofOneSignIn),
  ];
  return retryOnConflict('how much was sent to a number that nobody has confirmed', async () => {
    const failed = await table.transact(writes);
    if (failed.length === 0) return true;
    const found = failed.flatMap((each) => (each.found ? [each.found] : []));
    if (found.length === 0) return conflict;
    // It was counted before: both counts are written together.
    return found.some(({ sent }) => Array.isArray(sent) && sent.includes(message));
  });
}
