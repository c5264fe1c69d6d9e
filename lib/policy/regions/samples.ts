import type { RegionSamples } from '../samples/sample.ts';
import { sample as chongqing } from './chongqing/sample.ts';
import { sample as qinghai } from './qinghai/sample.ts';
import type { RegionId } from './registry.ts';
import { sample as shanxi } from './shanxi/sample.ts';
import { sample as weihai } from './weihai/sample.ts';
import { sample as yunnan } from './yunnan/sample.ts';

/** A sample of each region: its own file beside the registry, so that no function's code holds it. */
export const regionSamples: RegionSamples<RegionId> = { shanxi, qinghai, weihai, chongqing, yunnan };
