import { dropPlacementChecks } from '../domain/case/after-placement/placement-check.ts';
import { type CaseEvent, type CaseState, evolve } from '../domain/case/case.ts';
import type { AnyEvent } from '../domain/case/kernel/event.ts';
import { eventWrites } from './event-writes.ts';
import type { StoredParts } from './held-back.ts';
import type { LoadedCase } from './stored.ts';
import type { Table, Write } from './table.ts';

/** The earlier registration of a person who is registered, once it is proven whose it is. */
const earlierOf = ({ phase, previousSpell }: CaseState): string | undefined =>
  phase === 'registered' ? previousSpell?.caseId : undefined;

/**
 * The writes that drop the checks after a placement (WH-4.6, I-29) on the earlier registration of a person, in the transaction by
 * which they are registered as unemployed again. None for other changes.
 */
export async function droppedCheckWrites(
  table: Table,
  {
    load,
    partsOf,
  }: {
    load(caseId: string): Promise<LoadedCase | undefined>;
    partsOf(before: LoadedCase, event: CaseEvent, after: CaseState): Promise<StoredParts>;
  },
  { at, actor }: AnyEvent,
  before: CaseState,
  registered: CaseState,
): Promise<readonly Write[]> {
  const earlier = earlierOf(registered);
  if (earlier === undefined || earlier === earlierOf(before)) return [];
  const loaded = await load(earlier);
  if (!loaded) return [];
  const event = dropPlacementChecks(loaded.state, registered.caseId, { now: Date.parse(at), actor });
  if (!event) return [];
  const after = evolve(loaded.state, earlier, event);
  const parts = await partsOf(loaded, event, after);
  return eventWrites(table, loaded, { event, before: loaded.state, after, parts }).writes;
}
