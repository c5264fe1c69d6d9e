import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { isWithin, type Principal } from '../../../../lib/domain/case/kernel/access.ts';
import { Officers } from '../../../../lib/store/officers.ts';
import { connectTable } from '../../../common/cases/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { serve } from '../../../common/http/serve.ts';
import { officerView } from '../../../common/views/officer-view.ts';
import { operation } from './operation.ts';

const officers = new Officers(connectTable());

export const handler = serve(operation, async ({ query, principal, now }) => {
  const area = areaOf(principal, query.district);
  const entries = await officers.entries();
  // Somebody who works in all of a city works in each of its districts, and the other way round.
  const shown = entries.filter(({ districts }) =>
    districts.some(
      (code) => area.startsWith(code) || (query.district === undefined && code.startsWith(area)),
    ),
  );
  const today = beijingDate(now);
  const loaded = await officers.withLoad(shown);
  return { body: { officers: loaded.map((each) => officerView(each, entries, today)) } };
});

/** The division to show: the district asked for, if it is theirs, or the whole jurisdiction. */
function areaOf(principal: Principal, asked: string | undefined): string {
  if (principal.role === 'administrator') return asked ?? '';
  if (asked !== undefined && !isWithin(principal, asked)) throw new Problem('outside-jurisdiction');
  const area = asked ?? principal.jurisdiction;
  if (area === undefined) throw new Problem('outside-jurisdiction');
  return area;
}
