import { national } from './layers/national/layer.ts';
import { shandong } from './layers/shandong/layer.ts';
import { chongqing } from './regions/chongqing/layer.ts';
import { qinghai } from './regions/qinghai/layer.ts';
import type { LayerId } from './regions/registry.ts';
import { shanxi } from './regions/shanxi/layer.ts';
import { weihai } from './regions/weihai/layer.ts';
import { yunnan } from './regions/yunnan/layer.ts';
import type { Layer } from './values.ts';

export type LayerSet = Readonly<Record<LayerId, Layer>>;

/** The layers of this repository. */
export const builtInLayers: LayerSet = { national, shanxi, qinghai, shandong, weihai, chongqing, yunnan };
