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

/** The last revision of an amendment, and who loaded it when. */
export interface LoadedAmendment extends Omit<AmendmentRevision, 'amendmentId'> {
  readonly amendment: Amendment;
}

/**
 * Reads the amendments in force: those loaded since this edition, each in its last revision. The read is consistent. An
 * amendment that these regions cannot apply (see `currentPacks`) is left out.
 */
export const loadedAmendments = async (table: Table): Promise<readonly LoadedAmendment[]> =>
  (await currentPacks(table)).amendments;

/** A stored amendment that has no effect, because it cannot be read or no rules can be computed with it. */
export interface UnusableAmendment {
  readonly amendmentId: string;
  readonly revision: number;
}

/** The loaded amendments, and the layers that result from them. */
export interface AmendedPacks {
  readonly amendments: readonly LoadedAmendment[];
  /** Amendments that were loaded but left out, for somebody to look at. */
  readonly unusable: readonly UnusableAmendment[];
  readonly layers: LayerSet;
}

const known = new WeakMap<Table, { readonly signature: string; readonly packs: AmendedPacks }>();

/**
 * Reads the layers that are in force now. The amendments are read with every request, consistently, so that no function works
 * with an older set once a change was acknowledged. Only what is computed from the same revisions is cached between requests,
 * since revisions never change. If a request that began before a change still writes by the older set, the sweep corrects it.
 *
 * Loading refuses an amendment with which no rules can be computed. If one is stored all the same (by an older edition, or by
 * hand), it has no effect and is logged as `AMENDMENT_UNUSABLE`: the other rules stay in force.
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

/** Reads the layers that are in force now: those of this edition with the amendments applied. */
export const currentLayers = async (table: Table, loads?: Promise<number>): Promise<LayerSet> =>
  (await currentPacks(table, loads)).layers;

/**
 * Reads the layers as they were after each load of a value, newest first. It includes those that a later revision replaced: a
 * revision is never deleted, so that we can tell what somebody was shown.
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
 * Adds an amendment to the loaded ones; it replaces an earlier one with the same id.
 * @throws Problem `amendment-in-conflict` if another one changes the same value from the same day
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
