import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import { coverageRow, monthsBetween, monthTotals } from '../../../../lib/domain/case/follow-up/coverage.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import { referenceOf } from '../../../../lib/policy/registration-rules.ts';
import { pageOf } from '../../../../lib/store/paging.ts';
import { coverageOfDistrict } from '../../../../lib/store/registrations.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { responsibilityTexts } from '../../../episodes/follow-up/month-texts.ts';
import { operation } from './operation.ts';

const maxMonths = 24;

export const handle =
  (table: Table): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const { district, from, to, limit, after } = query;
    const region = servedRegionOf(principal, district);
    if (to > monthOf(beijingDate(now))) throw problemAt('to', 'date-in-future');
    const months = from <= to ? monthsBetween(from, to) : [];
    if (months.length === 0 || months.length > maxMonths) throw problemAt('to', 'invalid-field');
    const counted = after === undefined;
    const shown = principal.role === 'administrator' ? 0 : limit;
    const entries = counted
      ? await coverageOfDistrict(table, district)
      : await coverageOfDistrict(table, district, { limit: shown + 1, after });
    const rules = await currentRules(table);
    const { value, citation } = rules.packAt(region, now).values.followUp;
    const { level, basis } = { level: value.responsible, basis: referenceOf(citation) };
    const states = entries.map(({ state }) => state);
    const { entries: page, ...next } = pageOf(entries, shown, ({ place }) => place);
    return {
      body: {
        district: districtView(district, language),
        responsibility: {
          level,
          text: responsibilityTexts[level][language],
          basis: describeCitation(basis, language),
        },
        months: [...months],
        ...(counted && { totals: months.map((month) => monthTotals(states, month, now)) }),
        cases: page.map(({ caseId, state }) => ({
          caseId,
          applicationNumber: state.applicationNumber,
          registeredOn: dayOf(state.registeredAt),
          ...(state.endedAt !== undefined && { endedOn: dayOf(state.endedAt) }),
          ...(state.assignment && { officer: state.assignment.officer }),
          cells: [...coverageRow(state, months, now)],
        })),
        ...next,
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));

const dayOf = (instant: string): string => beijingDate(Date.parse(instant));

const problemAt = (parameter: string, code: 'invalid-field' | 'date-in-future'): Problem =>
  Problem.ofFields([{ pointer: `query:/${parameter}`, code }]);
