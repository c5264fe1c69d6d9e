import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import {
  coverageRow,
  monthsBetween,
  monthTotals,
  totalsOf,
} from '../../../../lib/domain/case/follow-up/coverage.ts';
import { realNamesOf } from '../../../../lib/domain/case/kernel/real-name.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import { referenceOf } from '../../../../lib/policy/registration-rules.ts';
import { coverageTotals } from '../../../../lib/store/coverage-totals.ts';
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

/** The most registrations of a district that a request counts itself. */
const usualMaxCounted = 2_000;

export const handle =
  (table: Table, maxCounted = usualMaxCounted): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const { district, from, to, limit, after } = query;
    const region = servedRegionOf(principal, district);
    if (to > monthOf(beijingDate(now))) throw problemAt('to', 'date-in-future');
    const months = from <= to ? monthsBetween(from, to) : [];
    if (months.length === 0 || months.length > maxMonths) throw problemAt('to', 'invalid-field');
    const counted = after === undefined;
    const shown = principal.role === 'administrator' ? 0 : limit;
    // A first page counts a district itself where that is little work, and otherwise takes what was counted last.
    const entries = await coverageOfDistrict(
      table,
      district,
      counted ? { limit: maxCounted + 1 } : { limit: shown + 1, after },
    );
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
        ...(counted &&
          (states.length <= maxCounted
            ? {
                totals: months.map((month) => monthTotals(states, month, now)),
                realNames: realNamesOf(states),
                asOf: toInstant(now),
              }
            : await lastTotals(table, district, months))),
        cases: page.map(({ caseId, state }) => ({
          caseId,
          applicationNumber: state.applicationNumber,
          registeredOn: dayOf(state.registeredAt),
          ...(state.endedAt !== undefined && { endedOn: dayOf(state.endedAt) }),
          ...(state.agency !== undefined && { agency: state.agency }),
          ...(state.assignment && { officer: state.assignment.officer }),
          cells: [...coverageRow(state, months, now)],
        })),
        ...next,
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));

/** The months that were counted last, as of then; a later one is not among them. */
async function lastTotals(table: Table, district: string, months: readonly string[]) {
  const known = await coverageTotals(table, district);
  return (
    known && {
      totals: months.flatMap((month) => (known.months[month] ? [totalsOf(known.months[month])] : [])),
      ...(known.realNames && { realNames: known.realNames }),
      asOf: known.asOf,
    }
  );
}

const dayOf = (instant: string): string => beijingDate(Date.parse(instant));

const problemAt = (parameter: string, code: 'invalid-field' | 'date-in-future'): Problem =>
  Problem.ofFields([{ pointer: `query:/${parameter}`, code }]);
