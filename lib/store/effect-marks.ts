import { createHash } from 'node:crypto';
import * as z from 'zod';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

/*
 * Which effects of a case have been carried out, as the stream function says after it has done so. Without a mark an
 * effect may have been carried out or not, and the reconciliation has it done again. The marks are apart from the
 * case, so that the stream function can write nothing of the case itself.
 */

const marksSchema = z.object({
  /** All effects of all events up to this one, from the first. */
  upTo: z.int().nonnegative(),
  /** The effects of later events, when one in between is missing. */
  beyond: z.array(z.int().positive()).optional(),
});
type Marks = z.infer<typeof marksSchema>;

/** The effects of a case that have been carried out. */
export interface EffectMarks {
  /** Whether all effects of an event have been carried out, by its number in the history. */
  readonly isDone: (sequence: number) => boolean;
  /** Whether the workflow that waits with this token has been woken, or was found to wait no longer. */
  readonly isWoken: (taskId: string, token: string) => boolean;
}

const marksOf = (item: Item | undefined): Marks => (item ? marksSchema.parse(item) : { upTo: 0 });

/** Reads which effects of a case have been carried out. */
export async function effectMarks(table: Table, caseId: string): Promise<EffectMarks> {
  const items = await table.list(keys.effects(caseId));
  const { upTo, beyond = [] } = marksOf(items.find(({ SK }) => SK === keys.effectsDone));
  const later = new Set(beyond);
  const woken = new Map(items.map(({ SK, tokenHash }) => [SK, tokenHash]));
  return {
    isDone: (sequence) => sequence <= upTo || later.has(sequence),
    isWoken: (taskId, token) => woken.get(keys.woken(taskId)) === hashOfToken(token),
  };
}

/**
 * Marks that all effects of some events of a case have been carried out. The events of a case arrive one after another from one
 * shard of the stream, so nobody else marks the same case at the same time.
 * @param sequences the numbers of the events, in the order in which they were handled
 */
export async function markEffectsDone(
  table: Table,
  caseId: string,
  sequences: readonly number[],
): Promise<void> {
  const key = { PK: keys.effects(caseId), SK: keys.effectsDone };
  const [first = 0] = sequences;
  const inOrder = sequences.every((sequence, index) => sequence === first + index);
  // Nearly always the next ones: one write, and no read.
  if (inOrder && first > 0) {
    const next = table.updateItem(
      key,
      'SET upTo = :last',
      first === 1 ? { ':last': sequences.at(-1) } : { ':last': sequences.at(-1), ':before': first - 1 },
      first === 1 ? 'attribute_not_exists(PK)' : 'upTo = :before',
    );
    if (await table.writeAlone(next)) return;
  }
  const marks = marksOf(await table.get(key.PK, key.SK));
  await table.put({ ...key, ...withDone(marks, sequences) });
}

/** Adds events to the marks; those without a gap before them are merged. */
export function withDone({ upTo, beyond = [] }: Marks, sequences: readonly number[]): Marks {
  const later = new Set([...beyond, ...sequences].filter((sequence) => sequence > upTo));
  let joined = upTo;
  while (later.delete(joined + 1)) joined++;
  return { upTo: joined, ...(later.size > 0 && { beyond: [...later].sort((a, b) => a - b) }) };
}

/** Marks that a workflow that waited with a token has been woken, or was found to wait no longer. */
export const markWoken = (table: Table, caseId: string, taskId: string, token: string): Promise<void> =>
  table.put({ PK: keys.effects(caseId), SK: keys.woken(taskId), tokenHash: hashOfToken(token) });

/** A token is not kept a second time. */
const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex').slice(0, 32);
