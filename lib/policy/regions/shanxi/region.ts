import type { RegionDefinition } from '../region.ts';
import { circular } from './circular.ts';
import { layer } from './layer.ts';
import { places } from './places.ts';

export const shanxi = {
  id: 'shanxi',
  name: { zh: '山西省', en: 'Shanxi Province' },
  divisionPrefix: '14',
  rules: [{ layer, circulars: [circular] }],
  places,
} as const satisfies RegionDefinition;
