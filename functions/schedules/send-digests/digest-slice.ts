import { beijingDate, endOfDay, type LocalDate } from '../../../lib/domain/calendar/local-date.ts';
import type { WorkingCalendar } from '../../../lib/domain/calendar/working-calendar.ts';
import {
  type DigestCounts,
  digestOf,
  type FairCounts,
  fairCounts,
  noDigest,
  withCounts,
  withFairs,
} from '../../../lib/domain/case/digest.ts';
import { regionDefinitions, servedRegions } from '../../../lib/policy/regions/registry.ts';
import { appendDigest } from '../../../lib/store/digests.ts';
import { deadlinesFrom } from '../../../lib/store/district-deadlines.ts';
import { shards } from '../../../lib/store/keys.ts';
import type { Table } from '../../../lib/store/table.ts';
import type { DoSlice } from '../../common/rounds/run-round.ts';
import { fairsOf } from '../../common/rules/fair-months.ts';
import { currentRules, type Rules } from '../../common/rules/rules.ts';

/** The day of a digest, and the last day that it counts. */
export interface DigestDay {
  readonly date: LocalDate;
  readonly dueBy: LocalDate;
  readonly at: string;
}

/** The days that the digests of an instant (milliseconds) cover; undefined on a day off. */
export function digestDay(calendar: WorkingCalendar, now: number): DigestDay | undefined {
  const date = beijingDate(now);
  if (!calendar.isWorkingDay(date)) return undefined;
  return { date, dueBy: calendar.addWorkingDays(date, 1).date, at: new Date(now).toISOString() };
}

/** Keeps the digest of a district, unless it is empty or the district has one for that day; returns whether it was kept. */
export async function issueDigest(
  table: Table,
  district: string,
  { date, dueBy, at }: DigestDay,
  counts: DigestCounts & { readonly fairs?: FairCounts },
): Promise<boolean> {
  const region = servedRegions.ofDivision(district);
  if (!region) throw new Error(`nobody serves the district ${district}`);
  if (counts.overdue + counts.dueNext === 0) return false;
  return appendDigest(table, { district, region, date, at, dueBy, ...counts });
}

/** Every district, ordered by code: the position in a shard is a code. */
export const allDistricts: readonly string[] = regionDefinitions
  .flatMap(({ divisionPrefix }) => servedRegions.divisions.countiesOf(divisionPrefix))
  .map(({ code }) => code)
  .sort();

/** The districts of a shard: one in sixteen. */
export const districtsOfShard = (shard: number): string[] =>
  allDistricts.filter((_code, index) => index % shards.length === shard);

/** How many deadlines are counted at once. */
const pageSize = 1_000;

/**
 * Makes the function that issues the digests of some districts: a shard is one district in sixteen, and the position in it is
 * the last finished district. Deadlines are counted a page at a time, and none is kept.
 * @param at the instant of the round, in milliseconds
 */
export function digestSlices(table: Table, at: number): DoSlice {
  return async ({ shard, pass, after = '', failed }, limit) => {
    const rules = await currentRules(table);
    const day = digestDay(rules.workingCalendar, at);
    if (!day) return { looked: 0, counts: {}, failed };
    const left = districtsOfShard(shard).filter((code) => code > after);
    let looked = 0;
    let issued = 0;
    for (const district of left) {
      const { counts, counted } = await countsOf(table, district, day, at);
      looked += counted + 1;
      const fairs = await fairsByDistrict(table, [district], rules, day.dueBy, at);
      if (await issueDigest(table, district, day, withFairs(counts, fairs.get(district)))) issued++;
      if (looked >= limit && district !== left.at(-1))
        return { looked, counts: { issued }, failed, next: { shard, pass, after: district, failed } };
    }
    return { looked, counts: { issued }, failed };
  };
}

/** The months without the fair that the circular requires, overdue and due next, by the district that owes them (WH-4.2). */
export async function fairsByDistrict(
  table: Table,
  districts: readonly string[],
  rules: Rules,
  dueBy: LocalDate,
  at: number,
): Promise<ReadonlyMap<string, FairCounts>> {
  const owed = await fairsOf(table, districts, rules, at);
  const counted = owed.map(({ district, months }) => [district, fairCounts(months, dueBy)] as const);
  return new Map(counted.filter(([, { overdue, dueNext }]) => overdue + dueNext > 0));
}

/** What is overdue and due next in a district. */
async function countsOf(
  table: Table,
  district: string,
  { dueBy }: DigestDay,
  at: number,
): Promise<{ readonly counts: DigestCounts; readonly counted: number }> {
  let counts = noDigest;
  let counted = 0;
  for (let after: string | undefined; ; ) {
    const part = await deadlinesFrom(table, district, endOfDay(dueBy), after, pageSize);
    counts = withCounts(counts, digestOf(part.entries, at));
    counted += part.entries.length;
    after = part.after;
    if (after === undefined) return { counts, counted };
  }
}
