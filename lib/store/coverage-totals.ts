import * as z from 'zod';
import { beijingDate, monthOf, shiftMonth } from '../domain/calendar/local-date.ts';
import {
  addedKpis,
  type CountedCase,
  countKpis,
  type KpiFigures,
  kpiCodes,
} from '../domain/case/figures/kpis.ts';
import {
  addedCounts,
  type CoveredCase,
  countsOfMonth,
  type MonthCounts,
  monthsBetween,
} from '../domain/case/follow-up/coverage.ts';
import { addedRealNames, realNamesOf } from '../domain/case/kernel/real-name.ts';
import { instantSchema, localMonthSchema } from '../domain/case/kernel/vocabulary.ts';
import { keys } from './keys.ts';
import { countedOfDistrict, kpiCasesOfDistrict } from './registrations.ts';
import type { Table } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

const count = z.int().nonnegative();
const bySource = z.strictObject({ humanContact: count, comparison: count });
const countsSchema = z.strictObject({
  month: localMonthSchema,
  owed: count,
  done: bySource,
  doneLate: bySource,
  open: count,
  upcoming: count,
  overdue: count,
  missed: count,
  excused: z.strictObject({ unreachable: count, registrationEnded: count, transferred: count }),
  gap: count,
});

/** The number of months for which indicators are counted, up to that of the count: those that the portal offers. */
const indicatorMonths = 24;

const kpiCountSchema = z.strictObject({ numerator: count, denominator: count });
const figuresSchema = z.record(z.enum(kpiCodes), kpiCountSchema);

const totalsSchema = z.strictObject({
  /** The instant of the count: "open" and "overdue" refer to it. */
  asOf: instantSchema,
  /** By month, from the first in which anything was owed to that of `asOf`. */
  months: z.record(localMonthSchema, countsSchema),
  /** How the registered persons are known; absent in totals from before this was counted. */
  realNames: z.strictObject({ signIn: count, counter: count, unproven: count }).optional(),
  /**
   * The indicators by month, for the last months up to that of `asOf`, without those in which nobody counted; absent in totals
   * from before they were counted.
   */
  indicators: z.record(localMonthSchema, figuresSchema).optional(),
});
/** The latest totals of a district. */
export type CoverageTotals = z.infer<typeof totalsSchema>;

/** A count in progress: the registration up to which it has come. */
const partSchema = totalsSchema.extend({ after: z.string().optional() });

/** Returns the latest totals of a district; undefined if it was never counted. */
export async function coverageTotals(table: Table, district: string): Promise<CoverageTotals | undefined> {
  const item = await table.get(keys.coverage(district), keys.coverageTotals);
  return item && parseTolerantly(totalsSchema, item.totals);
}

/** Returns the latest totals of some districts, by district. A hundred take one call. */
export async function coverageTotalsOf(
  table: Table,
  districts: readonly string[],
): Promise<ReadonlyMap<string, CoverageTotals>> {
  const items = await table.getMany(
    districts.map((district) => ({ PK: keys.coverage(district), SK: keys.coverageTotals })),
  );
  return new Map(
    districts.flatMap((district, index) => {
      const item = items[index];
      return item ? [[district, parseTolerantly(totalsSchema, item.totals)] as const] : [];
    }),
  );
}

/**
 * The indicators of a month in a district as last counted; undefined if that count did not cover the month, or was made before
 * indicators were counted.
 */
export function lastIndicators(totals: CoverageTotals, month: string): KpiFigures | undefined {
  const present = monthOf(beijingDate(Date.parse(totals.asOf)));
  if (!totals.indicators || month > present || month < firstWithIndicators(present)) return undefined;
  return totals.indicators[month] ?? addedKpis([]);
}

const firstWithIndicators = (present: string): string => shiftMonth(present, 1 - indicatorMonths);

/**
 * Counts the next registrations of a district and adds them to what this count has so far; at the end the sum is kept as the
 * totals. Each step reads at most `limit` registrations and can be repeated, because the position is kept with the counts.
 * @param asOf the instant of the whole count, in milliseconds, the same for each of its steps
 * @param wasCounted whether the district has totals, which become zero when all its registrations have moved away
 * @returns how many were counted, and whether the count is complete
 */
export async function countCoverage(
  table: Table,
  district: string,
  asOf: number,
  limit: number,
  wasCounted: boolean,
): Promise<{ readonly counted: number; readonly complete: boolean }> {
  // Most districts have nobody yet: there is nothing to count or keep.
  if (!wasCounted && (await countedOfDistrict(table, district, { limit: 1 })).length === 0)
    return { counted: 0, complete: true };
  const at = new Date(asOf).toISOString();
  const item = await table.get(keys.coverage(district), keys.coveragePart);
  const before = item && parseTolerantly(partSchema, item.part);
  const part: z.infer<typeof partSchema> =
    before?.asOf === at ? before : { asOf: at, months: {}, realNames: realNamesOf([]), indicators: {} };
  const found = await kpiCasesOfDistrict(table, district, undefined, { limit, after: part.after });
  const last = found.at(-1);
  const states = found.map(({ state }) => state);
  const months = withCounted(part.months, states, asOf);
  // A count that began before these were counted goes on without them.
  const realNames = part.realNames && addedRealNames(part.realNames, realNamesOf(states));
  const indicators = part.indicators && withIndicators(part.indicators, states, asOf);
  const counts = { asOf: at, months, ...(realNames && { realNames }), ...(indicators && { indicators }) };
  if (found.length < limit || !last) {
    await table.put({
      PK: keys.coverage(district),
      SK: keys.coverageTotals,
      totals: counts,
    });
    return { counted: found.length, complete: true };
  }
  await table.put({
    PK: keys.coverage(district),
    SK: keys.coveragePart,
    part: { ...counts, after: last.place },
  });
  return { counted: found.length, complete: false };
}

function withCounted(
  before: Readonly<Record<string, MonthCounts>>,
  states: readonly CoveredCase[],
  asOf: number,
): Record<string, MonthCounts> {
  const first = states.flatMap(({ followUp }) => followUp?.firstMonth ?? []).sort()[0];
  const counted = first === undefined ? [] : monthsBetween(first, monthOf(beijingDate(asOf)));
  const months: Record<string, MonthCounts> = { ...before };
  for (const month of counted) {
    const counts = countsOfMonth(states, month, asOf);
    const known = months[month];
    months[month] = known ? addedCounts(known, counts) : counts;
  }
  return months;
}

function withIndicators(
  before: Readonly<Record<string, KpiFigures>>,
  states: readonly CountedCase[],
  asOf: number,
): Record<string, KpiFigures> {
  const present = monthOf(beijingDate(asOf));
  const all: Record<string, KpiFigures> = {};
  for (const month of monthsBetween(firstWithIndicators(present), present)) {
    const known = before[month];
    const sum = addedKpis([...(known ? [known] : []), countKpis(states, month, asOf)]);
    if (Object.values(sum).some(({ denominator }) => denominator > 0)) all[month] = sum;
  }
  return all;
}
