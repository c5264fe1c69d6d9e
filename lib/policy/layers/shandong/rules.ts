import type { LocalRules } from '../../regions/region.ts';
import { circular } from './circular.ts';
import { layer } from './layer.ts';

/** The rules of the province. They come after those of its cities in a chain. */
export const shandong: LocalRules = { layer, circulars: [circular] };
