import { addDays, beijingDate, startOfDay } from '../../../lib/domain/calendar/local-date.ts';
import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { grace } from '../../../lib/domain/case/model/deadlines.ts';
import { type CoverageTotals, countCoverage, coverageTotalsOf } from '../../../lib/store/coverage-totals.ts';
import { repeatDigest, unpublishedDigests } from '../../../lib/store/digests.ts';
import { lastRoundEnd } from '../../../lib/store/health.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { shards } from '../../../lib/store/keys.ts';
import { changedUntil } from '../../../lib/store/rounds.ts';
import type { Table } from '../../../lib/store/table.ts';
import { NewerVersionError } from '../../../lib/store/versions/versions.ts';
import { log } from '../../common/http/log.ts';
import { owingFairs } from '../../common/rules/fair-months.ts';
import { currentRules } from '../../common/rules/rules.ts';
import { allDistricts, districtsOfShard } from '../send-digests/digest-slice.ts';
import type { CasesSeen } from './cases-seen.ts';
import { counted, type Pass } from './pass.ts';

/** Days back for which a digest whose message was lost is sent again: an older one is of no use to anybody. */
const digestDays = 7;

/** How long a reconciliation counts as the previous one for the next: far less than cases are looked back at. */
const week = 7 * 24 * 60 * 60 * 1000;

/**
 * The pass over the digests of the last days whose message was lost. A district only has a digest if a deadline was open or a
 * fair was owed. The case of such a deadline is in a list of cases, as long as these look further back than the digests. So an
 * invocation that has seen all of them asks for no other districts.
 */
export function digestsPass(table: Table, seen: CasesSeen, now: number): Pass {
  const days = Array.from({ length: digestDays + 1 }, (_day, back) => addDays(beijingDate(now), -back));
  const inDistricts = async (districts: ReadonlySet<string>) => {
    const rules = await currentRules(table);
    const fairs = days.flatMap((date) => owingFairs(allDistricts, rules, startOfDay(date)));
    const asked = new Set([...districts, ...fairs.map(({ district }) => district)]);
    return unpublishedDigests(table, [...asked], days);
  };
  let everywhere: ReturnType<typeof unpublishedDigests> | undefined;
  return async (shard) => {
    const mine = districtsOfShard(shard);
    const known = seen.districts();
    everywhere ??= known && inDistricts(known);
    const lost = await (everywhere ?? unpublishedDigests(table, mine, days));
    const late = lost.filter(({ district, at }) => mine.includes(district) && Date.parse(at) + grace <= now);
    for (const digest of late) await repeatDigest(table, digest, toInstant(now));
    return { looked: late.length, counts: counted(late.map(() => 'effects-not-carried-out')) };
  };
}

/**
 * The pass over the registrations of each district, which counts the totals of its follow-ups. While a newer version of this
 * service is being deployed, a district with a registration that only that version can read keeps its last totals, with their
 * instant, and the others are counted. The position is the instant of
 * the count and the last finished district; the progress within a district is kept with its counts.
 * @param since up to when the lists of cases look back
 */
export function coveragePass(table: Table, seen: CasesSeen, since: number, now: number): Pass {
  let everywhere: Promise<Counting> | undefined;
  return async (shard, after = `${toInstant(now)} `, limit) => {
    const [asOf = '', done = ''] = after.split(' ');
    const districts = districtsOfShard(shard).filter((code) => code > done);
    const known = seen.districts();
    everywhere ??= known && countingEverywhere(table, known, since, now);
    const { totals, mayHaveCases } = await (everywhere ?? countingOf(table, districts));
    let looked = 0;
    let last = done;
    for (const district of districts) {
      if (!totals.has(district) && !mayHaveCases(district)) continue;
      const most = Math.max(1, limit - looked);
      const step = await countCoverage(table, district, Date.parse(asOf), most, totals.has(district)).catch(
        uncountedIfNewer,
      );
      looked += step.counted + 1;
      if (step.complete) last = district;
      if (!step.complete || looked >= limit) return { looked, counts: {}, after: `${asOf} ${last}` };
    }
    return { looked, counts: {} };
  };
}

/** A district whose registrations this code cannot all read yet: there is no more of it to count today. */
function uncountedIfNewer(error: unknown): { readonly counted: number; readonly complete: boolean } {
  if (!(error instanceof NewerVersionError)) throw error;
  log.warn('COVERAGE_NOT_COUNTED', { because: 'newer-version' });
  return { counted: 0, complete: true };
}

/** What is known of some districts before their registrations are counted. */
interface Counting {
  /** The districts that were counted before, with their totals. */
  readonly totals: ReadonlyMap<string, CoverageTotals>;
  /** Whether anybody may be registered in a district that was never counted. */
  readonly mayHaveCases: (district: string) => boolean;
}

const countingOf = async (table: Table, districts: readonly string[]): Promise<Counting> => ({
  totals: await coverageTotalsOf(table, districts),
  mayHaveCases: () => true,
});

/** The same for all districts, for an invocation that has seen all cases. */
async function countingEverywhere(
  table: Table,
  districts: ReadonlySet<string>,
  since: number,
  now: number,
): Promise<Counting> {
  const [counting, areAllSeen] = await Promise.all([
    countingOf(table, allDistricts),
    isEachCounted(table, since, now),
  ]);
  return areAllSeen ? { ...counting, mayHaveCases: (district) => districts.has(district) } : counting;
}

/**
 * Whether the district of every case outside the lists of cases has been counted before. This holds when reconciliations follow
 * each other, since each looks back much further than the previous one; and when there is no such case.
 */
async function isEachCounted(table: Table, since: number, now: number): Promise<boolean> {
  const last = await lastRoundEnd(table, 'reconcile-cases');
  if (last && Date.parse(last.completedAt) >= now - week) return true;
  const unlisted = await inParallel(shards, (shard) => changedUntil(table, shard, since, undefined, 1));
  return unlisted.every(({ entries }) => entries.length === 0);
}
