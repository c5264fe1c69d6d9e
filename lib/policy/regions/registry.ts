import { chongqing } from './chongqing/region.ts';
import { makeRegions } from './make-regions.ts';
import { qinghai } from './qinghai/region.ts';
import type { RegionDefinition } from './region.ts';
import { shanxi } from './shanxi/region.ts';
import { weihai } from './weihai/region.ts';
import { yunnan } from './yunnan/region.ts';

/** The regions whose circulars are loaded, in display order. To add a region, add its folder and a line here. */
export const regionDefinitions = [
  shanxi,
  qinghai,
  weihai,
  chongqing,
  yunnan,
] as const satisfies readonly RegionDefinition[];
export type RegionId = (typeof regionDefinitions)[number]['id'];

/** The regions that this edition serves. */
export const servedRegions = makeRegions(regionDefinitions);
export const builtInLayers = servedRegions.layers;
