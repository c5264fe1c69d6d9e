import { addDays, type LocalDate, parseLocalDate } from '../../domain/calendar/local-date.ts';
import { type LayerSet, layerOf } from '../layers.ts';
import { builtInLayers } from '../regions/registry.ts';
import type { Dated, Entry } from '../types.ts';
import type { Layer, LayerId } from '../values.ts';
import type { Amendment } from './amendment.ts';

/**
 * The layers with what was loaded since. The order in which amendments were loaded does not matter: each holds from
 * its own day on, until the next entry of the same value begins, whether that came with the code or was loaded too.
 * An entry that begins on the same day is replaced; of two amendments of one day the later by name holds.
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
    value,
    basis,
    citation,
    from,
    ...(next !== undefined && { until: addDays(next, -1) }),
  };
  // The schema of the key has tied the value to it.
  return { ...layer, values: { ...layer.values, [key]: [...earlier, amended, ...later] } };
}

const until = (entry: Entry<unknown>, day: LocalDate): Entry<unknown> =>
  entry.until === undefined || entry.until > day ? { ...entry, until: day } : entry;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The amendment that already changes the same value of the same layer from the same day on, if one does. */
export const inConflict = (
  amendment: Pick<Amendment, 'id' | 'layer' | 'key' | 'from'>,
  loaded: readonly Amendment[],
): Amendment | undefined =>
  loaded.find(
    ({ id, layer, key, from }) =>
      id !== amendment.id && layer === amendment.layer && key === amendment.key && from === amendment.from,
  );
