import type { Layer, LayerId } from './values.ts';

/** Layers by their id. */
export type LayerSet = Readonly<Record<LayerId, Layer>>;

/** Returns the layer with that id. @throws RangeError if there is none */
export function layerOf(layers: LayerSet, id: LayerId): Layer {
  const layer = layers[id];
  if (!layer) throw new RangeError(`no layer is called ${id}`);
  return layer;
}
