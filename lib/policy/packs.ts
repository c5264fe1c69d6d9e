import type { LocalDate } from '../domain/calendar/local-date.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Region } from '../domain/case/kernel/vocabulary.ts';
import { contentHash } from './content-hash.ts';
import { allPolicyKeys, isOptionalKey } from './keys.ts';
import { type LayerSet, layerOf } from './layers.ts';
import { isLooser } from './looseness.ts';
import type { Regions } from './regions/make-regions.ts';
import type { RegionDefinition } from './regions/region.ts';
import { servedRegions } from './regions/registry.ts';
import { type Basis, type Citation, type Entry, inForce, isLeftOpen } from './types.ts';
import type { Layer, LayerId, OptionalKey, PolicyKey, PolicyValues } from './values.ts';

/** What one layer says about a value on a day. */
export type LayerStatement<Value> =
  | {
      readonly layer: LayerId;
      readonly says: 'value';
      readonly value: Value;
      readonly citation: Citation;
      readonly basis: Basis;
      readonly from: LocalDate | undefined;
      readonly until?: LocalDate;
    }
  | { readonly layer: LayerId; readonly says: 'left-open'; readonly citation: Citation }
  | { readonly layer: LayerId; readonly says: 'nothing' };
/** A layer that fixes a value, as opposed to one that leaves it open. */
export type ValueStatement<Value> = Extract<LayerStatement<Value>, { says: 'value' }>;

/** A value in force for a region on a day, where it comes from, and what the other layers say. */
export interface Resolved<Value> {
  readonly status: 'set';
  readonly value: Value;
  readonly layer: LayerId;
  readonly basis: Basis;
  readonly citation: Citation;
  readonly from: LocalDate | undefined;
  readonly until?: LocalDate;
  /** What every layer says, most local first. */
  readonly statements: readonly LayerStatement<Value>[];
  /** Different values of less local layers. */
  readonly overridden: readonly ValueStatement<Value>[];
  /** More local layers than the one in force that mention the matter without fixing a value. */
  readonly leftOpenBy: readonly { readonly layer: LayerId; readonly citation: Citation }[];
  /** A stricter value of a less local layer. It causes a warning; `value` remains the legal limit (I-01). */
  readonly stricter?: ValueStatement<Value>;
}

/** No layer fixes the value: at least one mentions it (`open`), or none does (`unstated`). */
export interface Unresolved<Value> {
  readonly status: 'open' | 'unstated';
  readonly statements: readonly LayerStatement<Value>[];
  readonly leftOpenBy: readonly { readonly layer: LayerId; readonly citation: Citation }[];
}

/** The values of a pack by key. Only optional keys may be unresolved. */
export type PackValues = {
  readonly [Key in PolicyKey]: Key extends OptionalKey
    ? Resolved<PolicyValues[Key]> | Unresolved<PolicyValues[Key]>
    : Resolved<PolicyValues[Key]>;
};

/** The rules of a region on a day. */
export interface Pack {
  readonly region: RegionDefinition;
  readonly onDate: LocalDate;
  /** Region and edition, for example `chongqing@2022.1`. */
  readonly version: string;
  /** SHA-256 of all layers that make up the pack. */
  readonly contentHash: string;
  /** The version with the first twelve digits of the hash. A case stores this to pin its rules. */
  readonly reference: string;
  readonly values: PackValues;
}

/** A region lacks a value that every region must have. The lint of the packs reports this first. */
export class MissingPolicyValueError extends Error {
  readonly region: Region;
  readonly key: PolicyKey;
  constructor(region: Region, key: PolicyKey) {
    super(`no layer of ${region} sets ${key}`);
    this.name = 'MissingPolicyValueError';
    this.region = region;
    this.key = key;
  }
}

/**
 * Resolves the rules of a region on a Beijing day: each value comes from the most local layer that fixes it.
 * @param layers the layers to resolve from; by default those of this repository
 * @throws UnknownRegionError if the region is not served
 * @throws MissingPolicyValueError if no layer sets a value that every region must have
 * @example
 * const pack = resolvePack('chongqing', parseLocalDate('2026-11-20'));
 * const { value, citation } = pack.values.decisionDeadlineOnline; // the limit, and the article that sets it
 */
export function resolvePack(
  regionId: Region,
  onDate: LocalDate,
  layers: LayerSet = servedRegions.layers,
  regions: Regions = servedRegions,
): Pack {
  const region = regions.definition(regionId);
  const chain = regions.layersOf(regionId).map((id) => layerOf(layers, id));
  const version = `${regionId}@${chain[0]?.edition}`;
  // Getters, because most callers only read a value, and hashing a chain takes some milliseconds.
  return {
    region,
    onDate,
    version,
    get contentHash() {
      return chainHash(regionId, chain, layers);
    },
    get reference() {
      return `${version}+${this.contentHash.slice(0, 12)}`;
    },
    values: valuesOn(regionId, chain, onDate, layers),
  };
}

const resolved = new WeakMap<LayerSet, Map<string, PackValues>>();

/** Resolves values once for each period between two days on which rules change. */
function valuesOn(
  regionId: Region,
  chain: readonly Layer[],
  onDate: LocalDate,
  layers: LayerSet,
): PackValues {
  const known = resolved.get(layers) ?? new Map<string, PackValues>();
  resolved.set(layers, known);
  const name = `${regionId} ${changeDaysOf(layers).findLast((turn) => turn <= onDate) ?? ''}`;
  const values = known.get(name) ?? resolveValues(regionId, chain, onDate);
  known.set(name, values);
  return values;
}

function resolveValues(regionId: Region, chain: readonly Layer[], onDate: LocalDate): PackValues {
  const values = allPolicyKeys.map((key) => {
    const value = resolveValue(chain, key, onDate);
    if (value.status !== 'set' && !isOptionalKey(key)) throw new MissingPolicyValueError(regionId, key);
    return [key, value] as const;
  });
  // The loop has given every key its own type and checked the required ones.
  return Object.fromEntries(values) as unknown as PackValues;
}

const changeDays = new WeakMap<LayerSet, readonly string[]>();

/**
 * The days on which the rules change, in order: the first day of an entry (`2026-01-01`), or the end of its last day
 * (`2025-12-31~`, which sorts after that day and before the next).
 */
function changeDaysOf(layers: LayerSet): readonly string[] {
  const known = changeDays.get(layers);
  if (known) return known;
  const entries = Object.values(layers).flatMap(({ values }) => Object.values(values).flat());
  const found = entries.flatMap(({ from, until }) => [
    ...(from === undefined ? [] : [from]),
    ...(until === undefined ? [] : [`${until}~`]),
  ]);
  const inOrder = [...new Set(found)].sort();
  changeDays.set(layers, inOrder);
  return inOrder;
}

/**
 * Collects what each layer of a region says about one value on a day, and finds the one in force.
 * @param chain the layers of the region, most local first
 */
export function resolveValue<Key extends PolicyKey>(
  chain: readonly Layer[],
  key: Key,
  onDate: LocalDate,
): Resolved<PolicyValues[Key]> | Unresolved<PolicyValues[Key]> {
  const statements = chain.map(({ id, values }) => statementOf(id, values[key], onDate));
  const inForceAt = statements.findIndex((each) => each.says === 'value');
  const leftOpenBy = (inForceAt < 0 ? statements : statements.slice(0, inForceAt)).flatMap((each) =>
    each.says === 'left-open' ? [{ layer: each.layer, citation: each.citation }] : [],
  );
  const found = statements[inForceAt];
  if (found?.says !== 'value') {
    return { status: leftOpenBy.length > 0 ? 'open' : 'unstated', statements, leftOpenBy };
  }
  const overridden = statements
    .slice(inForceAt + 1)
    .filter((each): each is ValueStatement<PolicyValues[Key]> => each.says === 'value')
    .filter((each) => canonicalJson(each.value) !== canonicalJson(found.value));
  const stricter = overridden.find((each) => isLooser(key, found.value, each.value));
  const { says: _says, ...inForceNow } = found;
  return {
    status: 'set',
    ...inForceNow,
    statements,
    overridden,
    leftOpenBy,
    ...(stricter !== undefined && { stricter }),
  };
}

function statementOf<Value>(
  layer: LayerId,
  entries: readonly Entry<Value>[] | undefined,
  onDate: LocalDate,
): LayerStatement<Value> {
  const entry = entries?.find((each) => inForce(each, onDate));
  if (entry === undefined) return { layer, says: 'nothing' };
  return isLeftOpen(entry)
    ? { layer, says: 'left-open', citation: entry.citation }
    : { layer, says: 'value', ...entry };
}

const hashes = new WeakMap<LayerSet, Map<Region, string>>();

/** Layers never change while the process runs, so each chain is hashed once. */
function chainHash(region: Region, chain: readonly Layer[], layers: LayerSet): string {
  const known = hashes.get(layers) ?? new Map<Region, string>();
  hashes.set(layers, known);
  const hash = known.get(region) ?? contentHash(chain);
  known.set(region, hash);
  return hash;
}
