import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import { type Counted, countedIn } from '../../../../lib/domain/case/figures/kpis.ts';
import { kpiCasesOfDistrict } from '../../../../lib/store/registrations.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

/** The maximum number of registrations that a request examines, and how many it reads at once. */
const maxLookedAt = 2_000;
const atOnce = 500;

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ path: { code }, query: { district, month, part, limit, after }, principal, now }) => {
    servedRegionOf(principal, district);
    if (month > monthOf(beijingDate(now)))
      throw Problem.ofFields([{ pointer: 'query:/month', code: 'date-in-future' }]);
    const cases = [];
    let place = after;
    for (let looked = 0; ; looked += atOnce) {
      const entries = await kpiCasesOfDistrict(table, district, month, { limit: atOnce, after: place });
      for (const { caseId, state, applicationNumber, officer, agency, place: here } of entries) {
        const counted = countedIn(code, state, month, now);
        if (isOfPart[part](counted)) {
          if (cases.length === limit) return { body: { cases, ...(place !== undefined && { next: place }) } };
          cases.push({
            caseId,
            applicationNumber,
            registeredOn: dayOf(state.registeredAt),
            ...(state.endedAt !== undefined && { endedOn: dayOf(state.endedAt) }),
            ...(officer !== undefined && { officer }),
            ...(agency !== undefined && { agency }),
            counts: counted === 'both',
          });
        }
        place = here;
      }
      if (entries.length < atOnce) return { body: { cases } };
      if (looked + atOnce >= maxLookedAt)
        return { body: { cases, ...(place !== undefined && { next: place }) } };
    }
  };

export const handler = serve(operation, () => handle(connectTable()));

const isOfPart: Readonly<Record<'numerator' | 'denominator' | 'missed', (counted: Counted) => boolean>> = {
  numerator: (counted) => counted === 'both',
  denominator: (counted) => counted !== 'not',
  missed: (counted) => counted === 'denominator',
};

const dayOf = (instant: string): string => beijingDate(Date.parse(instant));
