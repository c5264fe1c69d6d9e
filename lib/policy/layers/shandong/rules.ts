import type { LocalRules } from '../../regions/region.ts';
import { circular } from './circular.ts';
import { layer } from './layer.ts';

/** The rules of the province that lie below those of its cities. */
export const shandong: LocalRules = { layer, circulars: [circular] };
