import type { CaseState } from '../domain/case/case.ts';
import { bindingOf } from './bindings.ts';
import { keys } from './keys.ts';
import { deadlineItems, endedItem, taskItems } from './projections.ts';
import { type Item, maxTransactItems, type Table, type Write } from './table.ts';

/*
 * A transaction takes a hundred writes. What ends everything that is open in a case, or gives all of it to another officer, may
 * be more: a registration that nobody looked at for four years has a task and a deadline for each of its months. Then the event
 * is written with all that has to hold together with it, and what only lists its tasks and deadlines follows. The event binds
 * those items as well, and the state of the head says what they must be, so that whoever looks sees what was left out.
 */

/** The writes of a change that fit into one transaction, and those that follow. */
interface Portions {
  readonly together: Write[];
  readonly later: readonly Write[];
}

/** Splits the writes of a change of a case, in order; nearly always nothing is left for later. */
export function inPortions(caseId: string, writes: readonly Write[]): Portions {
  const excess = writes.length - maxTransactItems;
  if (excess <= 0) return { together: [...writes], later: [] };
  const later = new Set(writes.filter((write) => isListed(caseId, write.Put?.Item)).slice(-excess));
  return { together: writes.filter((write) => !later.has(write)), later: [...later] };
}

/** Whether an item of a case only lists one of its tasks or deadlines. */
const isListed = (caseId: string, item: Item | undefined): boolean =>
  item?.PK === keys.case(caseId) &&
  [keys.task(''), keys.deadline('')].some((prefix) => String(item.SK).startsWith(prefix));

/**
 * Writes what was left for later, as long as the case has not changed since. The change itself is already made: if this fails
 * or never runs, the reconciliation does it.
 * @param version of the case after the change
 */
export async function writeLater(
  table: Table,
  caseId: string,
  version: number,
  later: readonly Write[],
): Promise<void> {
  const head = { PK: keys.case(caseId), SK: keys.head };
  const unchanged = table.updateItem(
    head,
    'SET version = :version',
    { ':version': version },
    'version = :version',
  );
  const atOnce = maxTransactItems - 1;
  try {
    for (let first = 0; first < later.length; first += atOnce) {
      const failed = await table.transact([unchanged, ...later.slice(first, first + atOnce)]);
      if (failed.length > 0) return;
    }
  } catch {
    // The caller is rightly told that the case was changed.
    return;
  }
}

/**
 * Returns the items listing tasks and deadlines of a case that differ from what the last event wrote, as they should be. An
 * item that no event has bound in this way is left alone: that is a matter for the audit.
 * @param items everything in the partition of the case
 */
export function unwrittenLists(items: readonly Item[], state: CaseState): Item[] {
  const { caseId } = state;
  const open = new Map(
    [...taskItems(undefined, state), ...deadlineItems(undefined, state)].map((item) => [item.SK, item]),
  );
  const stale = items.filter((item) => isListed(caseId, item) && differs(item, open.get(item.SK)));
  if (stale.length === 0) return [];
  const bound = lastBindings(items);
  return stale.flatMap((item) => {
    const right = open.get(item.SK) ?? endedItem(item);
    return bindingOf(right) === bound.get(String(item.SK)) ? [right] : [];
  });
}

/** Whether an item lists something that has ended, or under an officer who no longer has the case. */
const differs = (stored: Item, right: Item | undefined): boolean =>
  right === undefined
    ? stored.ended !== true
    : ['officer', 'takenBy', 'agency'].some((name) => stored[name] !== right[name]);

/** The latest hash of each item, according to the events. */
const lastBindings = (items: readonly Item[]): ReadonlyMap<string, unknown> =>
  new Map(
    items
      .filter(({ SK }) => String(SK).startsWith(keys.eventPrefix))
      .flatMap(({ binds }) => Object.entries(binds ?? {})),
  );
