import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { isWithin, type Principal } from '../../../../lib/domain/case/kernel/access.ts';
import { type OfficerEntry, officerEntries, saveOfficer, withLoad } from '../../../../lib/store/officers.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { writeOnce } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { officerView } from '../../../common/views/officer-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    const { subject } = path;
    checkJurisdiction(principal, body.districts);
    const entries = await officerEntries(table);
    const before = entries.find((each) => each.subject === subject);
    if (before) checkJurisdiction(principal, before.districts);
    const others = entries.filter((each) => each.subject !== subject);
    const { absence } = body;
    if (absence && (absence.until < absence.from || absence.deputy === subject))
      throw new Problem('absence-reversed');
    if (absence?.deputy !== undefined && !others.some((each) => each.subject === absence.deputy))
      throw new Problem('officer-not-available', { because: 'unknown' });
    const entry: OfficerEntry = { subject, ...body };
    const [officer] = await withLoad(table, [entry]);
    if (!officer) throw new Error('an officer has no load');
    const answer = officerView(officer, [...others, officer], beijingDate(now));
    return {
      body: await writeOnce(table, operation, request, answer, (alongside) =>
        saveOfficer(table, entry, alongside),
      ),
    };
  };

export const handler = serve(operation, () => handle(connectTable()));

/** @throws Problem `outside-jurisdiction` where a supervisor would enter somebody for another place. */
function checkJurisdiction(principal: Principal, districts: readonly string[]): void {
  if (principal.role === 'administrator') return;
  if (!districts.every((district) => isWithin(principal, district)))
    throw new Problem('outside-jurisdiction');
}
