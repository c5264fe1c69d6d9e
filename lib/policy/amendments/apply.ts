import { addDays, type LocalDate, parseLocalDate } from '../../domain/calendar/local-date.ts';
import { type LayerSet, layerOf } from '../layers.ts';
import { builtInLayers } from '../regions/registry.ts';
import { mergeSchemes } from '../schemes/of-pack.ts';
import { type Dated, type Entry, inForce, isLeftOpen } from '../types.ts';
import type { SubsidySchemes } from '../values/grants.ts';
import type { Layer, LayerId } from '../values.ts';
import type { Amendment } from './amendment.ts';

/**
 * Returns the layers with amendments applied. The order in which amendments were loaded does not matter. Each holds from
 * its own first day until the next entry of the same value begins, whether built in or loaded. It replaces an entry that
 * begins on the same day. Of two amendments of one day, the one whose id sorts last holds.
 */
export function amendedLayers(amendments: readonly Amendment[], layers: LayerSet = builtInLayers): LayerSet {
  const inOrder = amendments.toSorted((a, b) => compare(a.from, b.from) || compare(a.id, b.id));
  const amended: Record<LayerId, Layer> = { ...layers };
  for (const each of inOrder) amended[each.layer] = amendedLayer(layerOf(amended, each.layer), each);
  return amended;
}

function amendedLayer(layer: Layer, { key, value, citation, basis, from: firstDay }: Amendment): Layer {
  const from = parseLocalDate(firstDay);
  const entries: readonly Entry<unknown>[] = layer.values[key] ?? [];
  const earlier = entries
    .filter((entry) => entry.from === undefined || entry.from < from)
    .map((entry) => until(entry, addDays(from, -1)));
  const later = entries.filter((entry) => entry.from !== undefined && entry.from > from);
  const [next] = later.flatMap((entry) => entry.from ?? []).toSorted();
  const amended: Dated<unknown> = {
    value: key === 'subsidySchemes' ? withSchemes(layer, value, from) : value,
    basis,
    citation,
    from,
    ...(next !== undefined && { until: addDays(next, -1) }),
  };
  // The schema of the key has tied the value to it.
  return { ...layer, values: { ...layer.values, [key]: [...earlier, amended, ...later] } };
}

/** Adds schemes to those of the layer in force on the day; the other schemes stay as they are. */
function withSchemes(layer: Layer, value: SubsidySchemes, from: LocalDate): SubsidySchemes {
  const current = layer.values.subsidySchemes?.find((entry) => inForce(entry, from));
  return mergeSchemes(current && !isLeftOpen(current) ? current.value : { schemes: [] }, value);
}

const until = (entry: Entry<unknown>, day: LocalDate): Entry<unknown> =>
  entry.until === undefined || entry.until > day ? { ...entry, until: day } : entry;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Finds a loaded amendment that changes the same value of the same layer from the same day. Two amendments of schemes may
 * begin on one day, unless both contain the same scheme.
 */
export const conflictingAmendment = (
  amendment: Pick<Amendment, 'id' | 'layer' | 'key' | 'from' | 'value'>,
  loaded: readonly Amendment[],
): Amendment | undefined =>
  loaded.find(
    (each) =>
      each.id !== amendment.id &&
      each.layer === amendment.layer &&
      each.key === amendment.key &&
      each.from === amendment.from &&
      (each.key !== 'subsidySchemes' || shareScheme(each.value, amendment.value as SubsidySchemes)),
  );

const shareScheme = (some: SubsidySchemes, others: SubsidySchemes): boolean =>
  some.schemes.some(({ code }) => others.schemes.some((each) => each.code === code));
