import { chongqing } from './layers/chongqing.ts';
import { national } from './layers/national.ts';
import { qinghai } from './layers/qinghai.ts';
import { shandong } from './layers/shandong.ts';
import { shanxi } from './layers/shanxi.ts';
import { weihai } from './layers/weihai.ts';
import { yunnan } from './layers/yunnan.ts';
import type { LayerId } from './regions.ts';
import type { Layer } from './values.ts';

export type LayerSet = Readonly<Record<LayerId, Layer>>;

/** The layers of this repository. */
export const builtInLayers: LayerSet = { national, shanxi, qinghai, shandong, weihai, chongqing, yunnan };
