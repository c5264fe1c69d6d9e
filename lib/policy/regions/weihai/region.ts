import { shandong } from '../../layers/shandong/rules.ts';
import type { RegionDefinition } from '../region.ts';
import { circular } from './circular.ts';
import { layer } from './layer.ts';
import { places } from './places.ts';

export const weihai = {
  id: 'weihai',
  name: { zh: '山东省威海市', en: 'Weihai, Shandong Province' },
  divisionPrefix: '3710',
  rules: [{ layer, circulars: [circular] }, shandong],
  places,
} as const satisfies RegionDefinition;
