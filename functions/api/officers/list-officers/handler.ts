import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { areasOf, isWithin, type Principal } from '../../../../lib/domain/case/kernel/access.ts';
import { officerEntries, withLoad } from '../../../../lib/store/officers.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { pageAfter } from '../../../common/http/page-after.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { officerView } from '../../../common/views/officer-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query, principal, now }) => {
    const areas = areasAskedFor(principal, query.district);
    const entries = await officerEntries(table);
    // An officer of a whole city works in each of its districts, and an officer of a district works in the city.
    const shown = entries.filter(({ districts }) =>
      districts.some((code) =>
        areas.some(
          (area) => area.startsWith(code) || (query.district === undefined && code.startsWith(area)),
        ),
      ),
    );
    const today = beijingDate(now);
    const { entries: page, ...next } = pageAfter(shown, query, ({ subject }) => subject);
    const loaded = await withLoad(table, page);
    return { body: { officers: loaded.map((each) => officerView(each, entries, today)), ...next } };
  };

export const handler = serve(operation, () => handle(connectTable()));

/** The divisions to show: the district asked for, if it is theirs, or the whole jurisdiction. */
function areasAskedFor(principal: Principal, asked: string | undefined): readonly string[] {
  if (principal.role === 'administrator') return [asked ?? ''];
  if (asked !== undefined && !isWithin(principal, asked)) throw new Problem('outside-jurisdiction');
  const areas = asked === undefined ? areasOf(principal) : [asked];
  if (areas.length === 0) throw new Problem('outside-jurisdiction');
  return areas;
}
