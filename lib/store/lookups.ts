import { createHash } from 'node:crypto';
import { expiryAfter, keptDays } from './kept-for.ts';
import { keys, lists } from './keys.ts';
import { conflict, retryOnConflict } from './retry-on-conflict.ts';
import type { Table } from './table.ts';

/** What an application number finds of a case. */
export interface NumberedCase {
  readonly caseId: string;
  /** The keyed hash of the last digits of the person's telephone number. */
  readonly phoneTail: string;
}

/** Finds the case with an application number; undefined if there is none, or its records were destroyed. */
export async function caseOfNumber(
  table: Table,
  applicationNumber: string,
): Promise<NumberedCase | undefined> {
  const [listed] = await table.byIndex(lists.caseOfNumber.partition(applicationNumber), { limit: 1 });
  if (!listed) return undefined;
  const caseId = String(listed.item.PK).slice(keys.case('').length);
  // The index lags a moment behind; the person's present telephone number is in the table.
  const person = await table.get(keys.case(caseId), keys.person);
  return typeof person?.phoneTail === 'string' ? { caseId, phoneTail: person.phoneTail } : undefined;
}

/**
 * Counts a request for a status by application number, whether or not the number exists, and returns whether it may be
 * answered: only so many times a day, also when requests arrive at once.
 * @param date the Beijing day
 */
export function countLookup(
  table: Table,
  applicationNumber: string,
  { date, most, now }: { readonly date: string; readonly most: number; readonly now: number },
): Promise<boolean> {
  const numberId = createHash('sha256').update(`lookup:${applicationNumber}`).digest('hex');
  const count = table.updateItem(
    { PK: keys.lookups(numberId), SK: keys.lookupsOn(date) },
    'SET expiresAt = :expiry ADD asked :one',
    { ':expiry': expiryAfter(now, keptDays.lookups), ':one': 1, ':most': most },
    'attribute_not_exists(asked) OR asked < :most',
  );
  return retryOnConflict('how often a status was asked for', async () => {
    const [failed] = await table.transact([count]);
    if (!failed) return true;
    // Another request at the same time is a conflict; a full count is the answer.
    return failed.found ? false : conflict;
  });
}
