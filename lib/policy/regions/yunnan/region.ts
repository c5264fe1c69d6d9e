import type { RegionDefinition } from '../region.ts';
import { circular } from './circular.ts';
import { layer } from './layer.ts';
import { places } from './places.ts';

export const yunnan = {
  id: 'yunnan',
  name: { zh: '云南省', en: 'Yunnan Province' },
  divisionPrefix: '53',
  rules: [{ layer, circulars: [circular] }],
  places,
} as const satisfies RegionDefinition;
