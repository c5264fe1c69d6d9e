import { writing } from '../../../lib/policy/author.ts';
import type { RegionDefinition } from '../../../lib/policy/regions/region.ts';
import type { Layer } from '../../../lib/policy/values.ts';
import { circular } from './circular.ts';

const { cite, set, open } = writing(circular);

/** A layer with two values of its own over the national ones, and one that it leaves open. */
const layer: Layer = {
  id: 'penglai',
  name: { zh: '蓬莱市', en: 'Penglai' },
  edition: '2026.1',
  values: {
    decisionDeadlineOnline: set({ kind: 'working-days', workingDays: 4 }, cite('一', 'PL-1.1')),
    contactPerson: set(
      { assignedTo: 'every-registered-person', namedByCircular: true },
      cite('一', 'PL-1.2', '确定专人联系'),
    ),
    firstContact: open(cite('一', 'PL-1.2')),
  },
};

/** A sixth region, in a province that does not exist. */
export const penglai = {
  id: 'penglai',
  name: { zh: '蓬莱市', en: 'Penglai' },
  divisionPrefix: '9901',
  rules: [{ layer, circulars: [circular] }],
  places: {
    divisions: { '990100': '蓬莱市', '990101': '东海区', '990102': '仙山区', '990200': '瀛洲市' },
    englishNames: { '990100': 'Penglai', '990101': 'Donghai District' },
    areaCodes: { '9901': '0999' },
  },
} as const satisfies RegionDefinition;
