import {
  type AmendableKey,
  type Amendment,
  amendmentSchema,
} from '../../../lib/policy/amendments/amendment.ts';
import { amendedLayers, conflictingAmendment } from '../../../lib/policy/amendments/apply.ts';
import type { LayerSet } from '../../../lib/policy/layers.ts';
import { builtInLayers } from '../../../lib/policy/regions/registry.ts';
import {
  type AmendmentRevision,
  allAmendmentRevisions,
  lastAmendments,
} from '../../../lib/store/amendments.ts';
import type { Table } from '../../../lib/store/table.ts';
import { log } from '../http/log.ts';
import { Problem } from '../http/problems.ts';

/** An amendment in its last revision, and who loaded it when. */
export interface LoadedAmendment extends Omit<AmendmentRevision, 'amendmentId'> {
  readonly amendment: Amendment;
}

/**
 * The amendments in force: those loaded since this edition, each in its last revision. Read consistently. One that these
 * regions cannot follow (see `currentPacks`) is not among them.
 */
export const loadedAmendments = async (table: Table): Promise<readonly LoadedAmendment[]> =>
  (await currentPacks(table)).amendments;

/** An amendment that is stored and does not hold, because it cannot be read or nothing can be computed by it. */
export interface UnusableAmendment {
  readonly amendmentId: string;
  readonly revision: number;
}

/** What was loaded into the packs, and the layers that follow from it. */
export interface AmendedPacks {
  readonly amendments: readonly LoadedAmendment[];
  /** What was loaded and left out, for somebody to look at. */
  readonly unusable: readonly UnusableAmendment[];
  readonly layers: LayerSet;
}

const known = new WeakMap<Table, { readonly signature: string; readonly packs: AmendedPacks }>();

/**
 * The layers in force now. What was loaded is read with every request, consistently, so that no function
 * works by an older set once a change was acknowledged; only what follows from the same revisions is kept between
 * requests, for they never change. What a request that had begun before the change still writes by the older set is
 * moved by the sweep.
 *
 * Loading refuses what cannot be computed. Should something of that kind be stored all the same (by an older edition, or
 * by hand), it does not hold and is logged as `AMENDMENT_UNUSABLE`: the rest of the rules stay in force.
 */
export async function currentPacks(table: Table, loads?: Promise<number>): Promise<AmendedPacks> {
  const revisions = await lastAmendments(table, loads);
  const signature = revisions.map(({ amendmentId, revision }) => `${amendmentId}#${revision}`).join(' ');
  const before = known.get(table);
  if (before?.signature === signature) return before.packs;
  const packs = packsOf(revisions);
  for (const each of packs.unusable) log.error('AMENDMENT_UNUSABLE', { ...each });
  known.set(table, { signature, packs });
  return packs;
}

function packsOf(revisions: readonly AmendmentRevision[]): AmendedPacks {
  const amendments: LoadedAmendment[] = [];
  const unusable: UnusableAmendment[] = [];
  let layers = builtInLayers;
  for (const { amendmentId, revision, amendment, ...loaded } of revisions) {
    const parsed = amendmentSchema().safeParse(amendment);
    const next = parsed.success && { amendment: parsed.data, revision, ...loaded };
    const amended = next && layersWith([...amendments, next]);
    if (!next || !amended) {
      unusable.push({ amendmentId, revision });
      continue;
    }
    amendments.push(next);
    layers = amended;
  }
  return { amendments, unusable, layers };
}

function layersWith(amendments: readonly LoadedAmendment[]): LayerSet | undefined {
  try {
    return amendedLayers(amendments.map(({ amendment }) => amendment));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The layers in force now: those of this edition with the amendments applied. */
export const currentLayers = async (table: Table, loads?: Promise<number>): Promise<LayerSet> =>
  (await currentPacks(table, loads)).layers;

/**
 * The layers as they were after each load of a value, the newest first: what held before another revision took its place.
 * A revision is never deleted, so that it can be told what somebody was shown.
 */
export async function pastLayers(table: Table, key: AmendableKey): Promise<readonly LayerSet[]> {
  const revisions = await allAmendmentRevisions(table);
  const loads = revisions.flatMap(({ amendment }, index) => {
    const parsed = amendmentSchema().safeParse(amendment);
    return parsed.success && parsed.data.key === key ? [index + 1] : [];
  });
  return loads.toReversed().map((count) => {
    const loaded = revisions.slice(0, count);
    return packsOf([...new Map(loaded.map((each) => [each.amendmentId, each])).values()]).layers;
  });
}

/**
 * The amendments with one more, which takes the place of an earlier one of its name.
 * @throws Problem `amendment-in-conflict` where another one changes the same value from the same day on
 */
export function withAmendment(
  loaded: readonly LoadedAmendment[],
  amendment: Amendment,
): readonly Amendment[] {
  const others = loaded.map((each) => each.amendment).filter(({ id }) => id !== amendment.id);
  const conflict = conflictingAmendment(amendment, others);
  if (conflict) throw new Problem('amendment-in-conflict', { with: conflict.id });
  return [...others, amendment];
}
