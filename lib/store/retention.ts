import { keys } from './keys.ts';
import { changedUntil, type Part } from './rounds.ts';
import { type LoadedCase, parseHead } from './stored.ts';
import type { Table } from './table.ts';

/**
 * Returns some cases of a shard, after a position, that are not registered and last changed by an instant (milliseconds).
 * Records whose retention is over are found among them.
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
