import of11 from '../data/divisions/11.json' with { type: 'json' };
import of12 from '../data/divisions/12.json' with { type: 'json' };
import of13 from '../data/divisions/13.json' with { type: 'json' };
import of14 from '../data/divisions/14.json' with { type: 'json' };
import of15 from '../data/divisions/15.json' with { type: 'json' };
import of21 from '../data/divisions/21.json' with { type: 'json' };
import of22 from '../data/divisions/22.json' with { type: 'json' };
import of23 from '../data/divisions/23.json' with { type: 'json' };
import of31 from '../data/divisions/31.json' with { type: 'json' };
import of32 from '../data/divisions/32.json' with { type: 'json' };
import of33 from '../data/divisions/33.json' with { type: 'json' };
import of34 from '../data/divisions/34.json' with { type: 'json' };
import of35 from '../data/divisions/35.json' with { type: 'json' };
import of36 from '../data/divisions/36.json' with { type: 'json' };
import of37 from '../data/divisions/37.json' with { type: 'json' };
import of41 from '../data/divisions/41.json' with { type: 'json' };
import of42 from '../data/divisions/42.json' with { type: 'json' };
import of43 from '../data/divisions/43.json' with { type: 'json' };
import of44 from '../data/divisions/44.json' with { type: 'json' };
import of45 from '../data/divisions/45.json' with { type: 'json' };
import of46 from '../data/divisions/46.json' with { type: 'json' };
import of50 from '../data/divisions/50.json' with { type: 'json' };
import of51 from '../data/divisions/51.json' with { type: 'json' };
import of52 from '../data/divisions/52.json' with { type: 'json' };
import of53 from '../data/divisions/53.json' with { type: 'json' };
import of54 from '../data/divisions/54.json' with { type: 'json' };
import of61 from '../data/divisions/61.json' with { type: 'json' };
import of62 from '../data/divisions/62.json' with { type: 'json' };
import of63 from '../data/divisions/63.json' with { type: 'json' };
import of64 from '../data/divisions/64.json' with { type: 'json' };
import of65 from '../data/divisions/65.json' with { type: 'json' };
import { divisionTable } from './division-table.ts';

/** Every division of the mainland (78 KB bundled): for places anywhere, such as a household registration. */
export const nationalDivisions = divisionTable([
  of11,
  of12,
  of13,
  of14,
  of15,
  of21,
  of22,
  of23,
  of31,
  of32,
  of33,
  of34,
  of35,
  of36,
  of37,
  of41,
  of42,
  of43,
  of44,
  of45,
  of46,
  of50,
  of51,
  of52,
  of53,
  of54,
  of61,
  of62,
  of63,
  of64,
  of65,
]);
