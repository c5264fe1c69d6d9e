import type { RegionDefinition } from '../region.ts';
import { circular } from './circular.ts';
import { layer } from './layer.ts';
import { places } from './places.ts';

export const qinghai = {
  id: 'qinghai',
  name: { zh: '青海省', en: 'Qinghai Province' },
  divisionPrefix: '63',
  rules: [{ layer, circulars: [circular] }],
  places,
} as const satisfies RegionDefinition;
