import { addedCounts, type MonthCounts, totalsOf } from '../../../lib/domain/case/follow-up/coverage.ts';
import { addedRealNames } from '../../../lib/domain/case/kernel/real-name.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { type CoverageTotals, coverageTotalsOf } from '../../../lib/store/coverage-totals.ts';
import type { Table } from '../../../lib/store/table.ts';
import { districtView } from '../views/district-view.ts';

/**
 * Returns the follow-ups of a province or a city: the latest counts of each of its districts, and their sum. Reads no
 * registrations. A district without counts so far has no totals.
 */
export async function areaCoverage(
  table: Table,
  districts: readonly string[],
  months: readonly string[],
  language: Language,
) {
  const counted = await coverageTotalsOf(table, districts);
  const all = [...counted.values()];
  const realNames = all.flatMap((each) => each.realNames ?? []);
  const [oldest] = all.map(({ asOf }) => asOf).toSorted();
  return {
    ...(oldest !== undefined && {
      totals: months.flatMap((month) => sumOf(all, month)).map(totalsOf),
      ...(realNames.length > 0 && { realNames: realNames.reduce(addedRealNames) }),
      countedAt: oldest,
    }),
    districts: districts.map((district) => {
      const totals = counted.get(district);
      return {
        district: districtView(district, language),
        ...(totals && {
          totals: months.flatMap((month) => sumOf([totals], month)).map(totalsOf),
          countedAt: totals.asOf,
        }),
      };
    }),
  };
}

/** The sum of a month over some districts; empty if none of them has counts for it. */
function sumOf(all: readonly CoverageTotals[], month: string): MonthCounts[] {
  const counts = all.flatMap(({ months }) => months[month] ?? []);
  return counts.length === 0 ? [] : [counts.reduce(addedCounts)];
}
