import { keys } from './keys.ts';
import { changedUntil, type Part } from './rounds.ts';
import { type LoadedCase, parseHead } from './stored.ts';
import type { Table } from './table.ts';

/**
 * Some cases of a shard after a place that are not registered and last changed by an instant (milliseconds): those among
 * which records are found whose time is over.
 */
export async function endedBefore(
  table: Table,
  shard: number,
  until: number,
  after: string | undefined,
  limit: number,
): Promise<Part<LoadedCase>> {
  const part = await changedUntil(table, shard, until, after, limit);
  const heads = await table.getMany(part.entries.map((caseId) => ({ PK: keys.case(caseId), SK: keys.head })));
  return { ...part, entries: heads.flatMap((head) => (head ? [parseHead(head)] : [])) };
}
