import shanxi from '../data/divisions/14.json' with { type: 'json' };
import shandong from '../data/divisions/37.json' with { type: 'json' };
import chongqing from '../data/divisions/50.json' with { type: 'json' };
import yunnan from '../data/divisions/53.json' with { type: 'json' };
import qinghai from '../data/divisions/63.json' with { type: 'json' };
import { divisionTable } from './division-table.ts';

/** The divisions of Shanxi, Shandong, Chongqing, Yunnan and Qinghai (15 KB bundled): for places that must lie there. */
export const regionalDivisions = divisionTable([shanxi, shandong, chongqing, yunnan, qinghai]);
