import { beijingDate, monthOf } from '../../../../lib/domain/calendar/local-date.ts';
import {
  addedKpis,
  countKpis,
  type KpiCode,
  type KpiCount,
  kpiCodes,
} from '../../../../lib/domain/case/figures/kpis.ts';
import { totalsOf } from '../../../../lib/domain/case/follow-up/coverage.ts';
import { registrationsIn } from '../../../../lib/domain/case/kernel/real-name.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import {
  type CoverageTotals,
  coverageTotals,
  coverageTotalsOf,
  lastIndicators,
} from '../../../../lib/store/coverage-totals.ts';
import { kpiCasesOfDistrict } from '../../../../lib/store/registrations.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { NewerVersionError } from '../../../../lib/store/versions/versions.ts';
import { servedRegionOf } from '../../../common/cases/districts.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { kpiTexts } from '../../../common/views/kpi-texts.ts';
import { operation } from './operation.ts';

/** The largest number of registrations in a district for which a request counts them itself. */
const usualMaxCounted = 2_000;

interface Counted extends KpiCount {
  readonly code: KpiCode;
  readonly asOf: string;
}

export const handle =
  (table: Table, maxCounted = usualMaxCounted): Handler<typeof operation> =>
  async ({ query: { district, region, month }, principal, language, now }) => {
    if (month > monthOf(beijingDate(now)))
      throw Problem.ofFields([{ pointer: 'query:/month', code: 'date-in-future' }]);
    const districts = district === undefined ? districtsOfRegion(region ?? '', principal) : [district];
    if (district !== undefined) servedRegionOf(principal, district);
    const counted =
      district === undefined
        ? lastCounted([...(await coverageTotalsOf(table, districts)).values()], month)
        : await countNow(table, district, month, now, maxCounted);
    return {
      body: {
        month,
        kpis: counted.map(({ code, numerator, denominator, asOf }) => {
          const { text, formula, basis, target } = kpiTexts[code];
          return {
            code,
            text: text[language],
            formula: formula[language],
            basis: { kind: basis.kind, text: basis.text[language] },
            target: target[language],
            numerator,
            denominator,
            ...(denominator > 0 && { value: numerator / denominator }),
            asOf,
          };
        }),
      },
    };
  };

export const handler = serve(operation, () => handle(connectTable()));

/** All districts of a region, which the caller's jurisdiction has to include. */
function districtsOfRegion(
  region: string,
  principal: Parameters<typeof servedRegionOf>[0],
): readonly string[] {
  if (!servedRegions.has(region)) throw new Problem('region-not-served');
  const { divisionPrefix } = servedRegions.definition(region);
  const all = servedRegions.divisions.countiesOf(divisionPrefix).map(({ code }) => code);
  for (const code of all) servedRegionOf(principal, code);
  return all;
}

/** Nothing, where a registration is of a newer version that is being deployed: the last count stands until then. */
function undefinedIfNewer(error: unknown): undefined {
  if (!(error instanceof NewerVersionError)) throw error;
}

/**
 * All indicators of a district as of now or, for a large one, those that the reconciliation has counted. A district that was too
 * large at its last count is not read again just to find that out.
 */
async function countNow(
  table: Table,
  district: string,
  month: string,
  now: number,
  maxCounted: number,
): Promise<Counted[]> {
  const last = await coverageTotals(table, district);
  const isLarge = last?.realNames !== undefined && registrationsIn(last.realNames) > maxCounted;
  const found = isLarge
    ? undefined
    : await kpiCasesOfDistrict(table, district, month, { limit: maxCounted + 1 }).catch(undefinedIfNewer);
  if (!found || found.length > maxCounted) return lastCounted(last ? [last] : [], month);
  const counted = countKpis(
    found.map(({ state }) => state),
    month,
    now,
  );
  return kpiCodes.map((code) => ({ code, ...counted[code], asOf: toInstant(now) }));
}

/**
 * The indicators that the latest reconciliation has counted; as of the oldest count. None if a district has not been counted
 * since the month began. Only the follow-ups, if a count was made before the others were part of it or does not reach back to
 * the month.
 */
function lastCounted(totals: readonly CoverageTotals[], month: string): Counted[] {
  const asOf = totals.map((each) => each.asOf).sort()[0];
  if (asOf === undefined || monthOf(beijingDate(Date.parse(asOf))) < month) return [];
  const figures = totals.flatMap((each) => lastIndicators(each, month) ?? []);
  if (figures.length === totals.length) {
    const all = addedKpis(figures);
    return kpiCodes.map((code) => ({ code, ...all[code], asOf }));
  }
  const ofMonth = totals.flatMap(({ months }) => (months[month] ? [totalsOf(months[month])] : []));
  const numerator = ofMonth.reduce((sum, { doneInAll }) => sum + doneInAll.numerator, 0);
  const denominator = ofMonth.reduce((sum, { owed }) => sum + owed, 0);
  return [{ code: 'follow_up_rate', numerator, denominator, asOf }];
}
