import type { CaseState } from '../domain/case/case.ts';
import { isOnlyStated } from '../domain/case/kernel/real-name.ts';
import type { Person } from '../domain/person.ts';
import { indexKeys, keys, lists } from './keys.ts';
import type { Sealing } from './sealing.ts';
import type { Item, Table, Write } from './table.ts';
import schema from './table-schema.json' with { type: 'json' };

/*
 * By what a case can be found besides its own number and that of an identity document: keyed hashes of the name and the phone number of its person. They are written with the first event of a case and whenever
 * its person is corrected, and they leave the index when its records are destroyed. No event binds them: they say nothing that
 * the case does not say, and whoever finds a case by them looks whether it fits.
 */

/** The attributes of its person by which a case can be searched for. */
export const soughtParts = ['name', 'phone'] as const;
export type SoughtPart = (typeof soughtParts)[number];

/** The search entries of a case for its present person. */
export async function soughtItems(
  sealing: Pick<Sealing, 'soughtId'>,
  state: CaseState,
  { name, phone }: Pick<Person, 'name' | 'phone'>,
): Promise<Item[]> {
  const [byName, byPhone] = await Promise.all([
    sealing.soughtId('name', name),
    sealing.soughtId('phone', phone),
  ]);
  const { partition, sort } = lists.soughtCases;
  const values = { name: byName, phone: byPhone };
  return soughtParts.map((part) => ({
    ...soughtItem(state.caseId, part),
    ...indexKeys(partition(part, values[part]), sort(state.caseId, isOnlyStated(state))),
  }));
}

/**
 * The writes that move a case's search entries among those with a known identity, or out of them; none for nearly all events.
 * The hashes stay as they are, so nothing of the person is needed.
 */
export function soughtMoves(table: Table, before: CaseState, after: CaseState): readonly Write[] {
  const stated = isOnlyStated(after);
  if (isOnlyStated(before) === stated || after.destroyed) return [];
  const { index, sort } = lists.soughtCases;
  const { caseId } = after;
  return soughtParts.map((part) =>
    table.updateItem(
      { PK: keys.case(caseId), SK: keys.sought(part) },
      `SET caseId = :case, ${schema.indexes[index].sortKey} = :place`,
      { ':case': caseId, ':place': sort(caseId, stated) },
    ),
  );
}

/** The search entries when nobody is to find the case any more. */
export const forgottenItems = (caseId: string): Item[] => soughtParts.map((part) => soughtItem(caseId, part));

const soughtItem = (caseId: string, part: SoughtPart): Item => ({
  PK: keys.case(caseId),
  SK: keys.sought(part),
  caseId,
});
