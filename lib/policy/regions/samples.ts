import type { RegionSamples } from '../samples/sample.ts';
import { sample as chongqing } from './chongqing/sample.ts';
import { sample as qinghai } from './qinghai/sample.ts';
import type { RegionId } from './registry.ts';
import { sample as shanxi } from './shanxi/sample.ts';
import { sample as weihai } from './weihai/sample.ts';
import { sample as yunnan } from './yunnan/sample.ts';

/** The sample of each region. A file of its own, so that no function bundles it. */
export const regionSamples: RegionSamples<RegionId> = { shanxi, qinghai, weihai, chongqing, yunnan };
