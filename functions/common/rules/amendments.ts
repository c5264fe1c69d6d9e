import { canonicalJson } from '../../../lib/domain/canonical-json.ts';
import { type Amendment, amendmentSchema } from '../../../lib/policy/amendments/amendment.ts';
import { amendedLayers, inConflict } from '../../../lib/policy/amendments/apply.ts';
import type { LayerSet } from '../../../lib/policy/layers.ts';
import { builtInLayers } from '../../../lib/policy/regions/registry.ts';
import { type AmendmentRevision, appendAmendment, lastAmendments } from '../../../lib/store/amendments.ts';
import type { Table } from '../../../lib/store/table.ts';
import { Problem } from '../http/problems.ts';

/** An amendment in its last revision, and who loaded it when. */
export interface LoadedAmendment extends Omit<AmendmentRevision, 'amendmentId'> {
  readonly amendment: Amendment;
}

/** The amendments loaded since this edition, each in its last revision. Read consistently. */
export const loadedAmendments = async (table: Table): Promise<LoadedAmendment[]> =>
  parsed(await lastAmendments(table));

const parsed = (revisions: readonly AmendmentRevision[]): LoadedAmendment[] =>
  revisions.map(({ amendmentId: _id, ...loaded }) => ({
    ...loaded,
    amendment: amendmentSchema.parse(loaded.amendment),
  }));

/** What was loaded into the packs, and the layers that follow from it. */
export interface AmendedPacks {
  readonly amendments: readonly LoadedAmendment[];
  readonly layers: LayerSet;
}

const known = new WeakMap<Table, { readonly signature: string; readonly packs: AmendedPacks }>();

/**
 * The layers in force now. What was loaded is read with every request, consistently, so that no function
 * works by an older set once a change was acknowledged; only what follows from the same revisions is kept between
 * requests, for they never change. What a request that had begun before the change still writes by the older set is
 * moved by the sweep.
 */
export async function currentPacks(table: Table): Promise<AmendedPacks> {
  const revisions = await lastAmendments(table);
  const signature = revisions.map(({ amendmentId, revision }) => `${amendmentId}#${revision}`).join(' ');
  const before = known.get(table);
  if (before?.signature === signature) return before.packs;
  const amendments = parsed(revisions);
  const packs: AmendedPacks = {
    amendments,
    layers:
      amendments.length === 0 ? builtInLayers : amendedLayers(amendments.map(({ amendment }) => amendment)),
  };
  known.set(table, { signature, packs });
  return packs;
}

/** The layers in force now: those of this edition with the amendments applied. */
export const currentLayers = async (table: Table): Promise<LayerSet> => (await currentPacks(table)).layers;

/**
 * The amendments with one more, which takes the place of an earlier one of its name.
 * @throws Problem `amendment-in-conflict` where another one changes the same value from the same day on
 */
export function withAmendment(
  loaded: readonly LoadedAmendment[],
  amendment: Amendment,
): readonly Amendment[] {
  const others = loaded.map((each) => each.amendment).filter(({ id }) => id !== amendment.id);
  const conflict = inConflict(amendment, others);
  if (conflict) throw new Problem('amendment-in-conflict', { with: conflict.id });
  return [...others, amendment];
}

/**
 * Loads an amendment. It corrects one of the same name, whose earlier revision is kept; loading the same again changes
 * nothing.
 * @throws Problem `amendment-in-conflict`, or `amendment-changed` where somebody else loads it at this moment
 */
export async function saveAmendment(
  table: Table,
  amendment: Amendment,
  loaded: { readonly at: string; readonly by: string },
): Promise<{ readonly revision: number; readonly changed: boolean }> {
  const before = await loadedAmendments(table);
  withAmendment(before, amendment);
  const last = before.find((each) => each.amendment.id === amendment.id);
  if (last && canonicalJson(last.amendment) === canonicalJson(amendment))
    return { revision: last.revision, changed: false };
  const revision = (last?.revision ?? 0) + 1;
  const appended = await appendAmendment(table, {
    amendmentId: amendment.id,
    revision,
    amendment,
    loadedAt: loaded.at,
    loadedBy: loaded.by,
  });
  if (!appended) throw new Problem('amendment-changed');
  return { revision, changed: true };
}
