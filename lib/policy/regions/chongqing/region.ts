import type { RegionDefinition } from '../region.ts';
import { circular } from './circular.ts';
import { layer } from './layer.ts';
import { places } from './places.ts';

export const chongqing = {
  id: 'chongqing',
  name: { zh: '重庆市', en: 'Chongqing' },
  divisionPrefix: '50',
  rules: [{ layer, circulars: [circular] }],
  places,
} as const satisfies RegionDefinition;
