import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import {
  byWorst,
  type CoverageCell,
  coverageRow,
  monthsBetween,
  monthTotals,
  totalsOf,
} from '../../../../lib/domain/case/follow-up/coverage.ts';
import { isWithin, type Principal } from '../../../../lib/domain/case/kernel/access.ts';
import { realNamesOf, registrationsIn } from '../../../../lib/domain/case/kernel/real-name.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { referenceOf } from '../../../../lib/policy/registration-rules.ts';
import { type CoverageTotals, coverageTotals } from '../../../../lib/store/coverage-totals.ts';
import { officerEntries } from '../../../../lib/store/officers.ts';
import { type PageRequest, pageOf } from '../../../../lib/store/paging.ts';
import {
  type CountedEntry,
  countedOfDistrict,
  coverageOfCases,
  coverageOfDistrict,
} from '../../../../lib/store/registrations.ts';
import type { RegistrationMonths } from '../../../../lib/store/stored.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { areaCoverage } from '../../../common/cases/area-coverage.ts';
import { regionOfDistrict } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { pageAfter } from '../../../common/http/page-after.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { officerNames } from '../../../common/views/officer-name.ts';
import { responsibilityTexts } from '../../../episodes/follow-up/month-texts.ts';
import { operation } from './operation.ts';

const maxMonths = 24;

/** The largest number of registrations in a district for which a request counts them itself. */
const usualMaxCounted = 2_000;

export const handle =
  (table: Table, maxCounted = usualMaxCounted): Handler<typeof operation> =>
  async ({ query, principal, language, now }) => {
    const { district, from, to, limit, after, status, order } = query;
    const counties = countiesAsked(principal, district);
    const region = regionOfDistrict(counties[0] ?? district);
    if (to > monthOf(beijingDate(now))) throw problemAt('to', 'date-in-future');
    const months = from <= to ? monthsBetween(from, to) : [];
    if (months.length === 0 || months.length > maxMonths) throw problemAt('to', 'invalid-field');
    const asksForCounts = isDistrict(district) && (after === undefined || order === 'worst');
    const [rules, directory, last] = await Promise.all([
      currentRules(table),
      officerEntries(table),
      asksForCounts ? coverageTotals(table, district) : undefined,
    ]);
    const { value, citation } = rules.packAt(region, now).values.followUp;
    const { level, basis } = { level: value.responsible, basis: referenceOf(citation) };
    const answer = {
      asOf: toInstant(now),
      // The code of a province or a city also has six digits; the answer repeats those of the request.
      district: { ...districtView(district.padEnd(6, '0'), language), code: district },
      responsibility: {
        level,
        text: responsibilityTexts[level][language],
        basis: describeCitation(basis, language),
      },
      months: [...months],
    };
    if (!isDistrict(district))
      return { body: { ...answer, ...(await areaCoverage(table, counties, months, language)), cases: [] } };
    const shown = principal.role === 'administrator' ? 0 : limit;
    const isShown = (cells: readonly CoverageCell[]): boolean =>
      status === undefined || cells.some((cell) => status.includes(cell.status));
    const cellsOf = ({ state }: Pick<CountedEntry, 'state'>) => coverageRow(state, months, now);
    // A district that exceeded the limit at its last count is not read again just to find that out.
    const most = last?.realNames && registrationsIn(last.realNames) > maxCounted ? 0 : maxCounted;
    const asked = { district, months, maxCounted: most, limit: shown, after };
    const { counted, page, ...next } =
      order === 'worst'
        ? await worstFirst(table, asked, (all) =>
            byWorst(
              all.map((entry) => ({ ...entry, cells: cellsOf(entry) })).filter(({ cells }) => isShown(cells)),
            ),
          )
        : await inOrder(table, asked);
    const states = counted?.map(({ state }) => state);
    const nameOf = officerNames(directory);
    return {
      body: {
        ...answer,
        ...(after === undefined &&
          (states
            ? {
                totals: months.map((month) => monthTotals(states, month, now)),
                realNames: realNamesOf(states),
                countedAt: toInstant(now),
              }
            : last && lastTotals(last, months))),
        cases: page
          .map((entry) => ({ ...entry, cells: cellsOf(entry) }))
          .filter(({ cells }) => isShown(cells))
          .map(({ caseId, state, cells }) => ({
            caseId,
            applicationNumber: state.applicationNumber,
            registeredOn: dayOf(state.registeredAt),
            ...(state.endedAt !== undefined && { endedOn: dayOf(state.endedAt) }),
            ...(state.agency !== undefined && { agency: state.agency }),
            ...(state.assignment && { officer: state.assignment.officer }),
            ...nameOf(state.assignment?.officer),
            cells: [...cells],
          })),
        ...next,
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));

/** What a request asks about a district. */
interface Asked extends PageRequest {
  readonly district: string;
  readonly months: readonly string[];
  readonly maxCounted: number;
}

/** A part of the matrix: a page of its rows, and the totals of the district if they are counted and not too many. */
interface Part {
  readonly page: readonly RegistrationMonths[];
  readonly next?: string;
  readonly counted?: readonly CountedEntry[] | undefined;
}

/**
 * Returns a page in the order of registration, cut off before it is filtered. For a first page, a small district is counted
 * here: the rows of the page in full, and of the others only what the totals need.
 */
async function inOrder(table: Table, { district, months, maxCounted, limit, after }: Asked): Promise<Part> {
  const listed = limit > 0 ? await coverageOfDistrict(table, district, { limit: limit + 1, after }) : [];
  const { entries: page, ...next } = pageOf(listed, limit, ({ place }) => place);
  if (after !== undefined) return { page, ...next };
  const left = maxCounted + 1 - page.length;
  const isAll = limit > 0 && next.next === undefined;
  const rest =
    isAll || left <= 0
      ? []
      : await countedOfDistrict(table, district, { limit: left, after: next.next }, months);
  const counted = [...page, ...rest];
  return { page, ...next, ...(counted.length <= maxCounted && { counted }) };
}

/**
 * Returns a page of the whole district in another order.
 * @throws Problem `too-many-to-order`
 */
async function worstFirst(
  table: Table,
  { district, months, maxCounted, limit, after }: Asked,
  order: (all: readonly CountedEntry[]) => readonly CountedEntry[],
): Promise<Part> {
  const counted = await countedOfDistrict(table, district, { limit: maxCounted + 1 }, months);
  if (counted.length > maxCounted) throw new Problem('too-many-to-order');
  const { entries, ...next } = pageAfter(order(counted), { limit, after }, ({ place }) => place);
  const page = await coverageOfCases(
    table,
    entries.map(({ caseId }) => caseId),
  );
  return { page, ...next, counted };
}

const isDistrict = (code: string): boolean => code.length === 6;

/**
 * The district asked for, or the served ones of a province or a city.
 * @throws Problem `outside-jurisdiction`, or `region-not-served` if there are none
 */
function countiesAsked(principal: Principal, code: string): readonly string[] {
  if (principal.role !== 'administrator' && !isWithin(principal, code))
    throw new Problem('outside-jurisdiction');
  if (isDistrict(code)) return [code];
  const counties = servedRegions.divisions.countiesOf(code).map((each) => each.code);
  const served = counties.filter((county) => servedRegions.ofCounty(county) !== undefined);
  if (served.length === 0) throw new Problem('region-not-served');
  return served;
}

/** The months of the last count, as of then; later ones are not among them. */
const lastTotals = (last: CoverageTotals, months: readonly string[]) => ({
  totals: months.flatMap((month) => (last.months[month] ? [totalsOf(last.months[month])] : [])),
  ...(last.realNames && { realNames: last.realNames }),
  countedAt: last.asOf,
});

const dayOf = (instant: string): string => beijingDate(Date.parse(instant));

const problemAt = (parameter: string, code: 'invalid-field' | 'date-in-future'): Problem =>
  Problem.ofFields([{ pointer: `query:/${parameter}`, code }]);
