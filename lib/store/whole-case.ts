import { type ChainedEvent, firstBrokenEvent, type StoredEvent } from './chain.ts';
import { keys } from './keys.ts';
import { unwrittenLists } from './later-lists.ts';
import { type LoadedCase, parseChainedEvent, parseHead, readableEvents } from './stored.ts';
import type { Item, Table } from './table.ts';
import { type Wait, waitIn } from './workflow-signals.ts';

/** Everything stored of a case except its person, for inspection. */
export interface WholeCase {
  readonly loaded: LoadedCase;
  readonly history: readonly StoredEvent[];
  /** Whether the history is unbroken, and as long as the head says: the chain alone does not reveal a missing end. */
  readonly isWhole: boolean;
  readonly waits: readonly Wait[];
  /** Items of its lists that should have followed a change and did not, as they should be. */
  readonly unwrittenLists: readonly Item[];
  /** The executions that were found lost and started again, by the number of the event that had started them. */
  readonly lostExecutions: ReadonlyMap<number, string>;
}

/**
 * Reads a case with one query.
 * @returns undefined if there is no such case
 * @throws Error when an item of it cannot be read
 */
export async function readWholeCase(table: Table, caseId: string): Promise<WholeCase | undefined> {
  const items = await table.list(keys.case(caseId));
  const startingWith = (prefix: string) => items.filter(({ SK }) => String(SK).startsWith(prefix));
  const head = items.find(({ SK }) => SK === keys.head);
  if (!head) return undefined;
  const loaded = parseHead(head);
  const events = startingWith(keys.eventPrefix);
  return {
    loaded,
    history: readableEvents(events),
    isWhole: isWhole(events.map(parseChainedEvent), loaded),
    waits: startingWith(keys.waitPrefix).flatMap((item) => waitIn(item) ?? []),
    unwrittenLists: unwrittenLists(items, loaded.state),
    lostExecutions: new Map(
      startingWith(keys.redoPrefix).flatMap(({ sequence, lost }): [number, string][] =>
        typeof lost === 'string' ? [[Number(sequence), lost]] : [],
      ),
    ),
  };
}

const isWhole = (chain: readonly ChainedEvent[], { state, lastHash }: LoadedCase): boolean =>
  firstBrokenEvent(chain) === undefined && chain[state.version - 1]?.hash === lastHash;

/** The entry of a case among all cases: its list in the shard, and its position there. */
export interface Listing {
  readonly partition: string;
  readonly place: string;
}

/** The entries of those of some cases that exist. A hundred take one call. */
export async function listingsOf(
  table: Table,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Listing>> {
  const heads = await table.getMany(caseIds.map((caseId) => ({ PK: keys.case(caseId), SK: keys.head })));
  return new Map(
    caseIds.flatMap((caseId, index) => {
      const head = heads[index];
      const listing = head && { partition: String(head.gsi1pk ?? ''), place: String(head.gsi1sk ?? '') };
      return listing ? [[caseId, listing] as const] : [];
    }),
  );
}
