import { addDays, beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { Finding } from '../../../lib/domain/case/case.ts';
import { toInstant } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { grace } from '../../../lib/domain/case/model/deadlines.ts';
import { deliveryExpectedWithin } from '../../../lib/domain/case/notices/delivery.ts';
import { countCoverage, coverageTotalsOf } from '../../../lib/store/coverage-totals.ts';
import { repeatDigest, unpublishedDigests } from '../../../lib/store/digests.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { casesFrom, dueFrom, type Slice, undeliveredFrom } from '../../../lib/store/rounds.ts';
import { listingOf } from '../../../lib/store/whole-case.ts';
import type { Executions } from '../../common/connections/executions.ts';
import type { CaseRecords } from '../../common/connections/records.ts';
import { type Counts, type DoSlice, sumOf } from '../../common/rounds/run-round.ts';
import { districtsOfShard } from '../send-digests/digest-slice.ts';
import { inspectSafely, replaceLostExecution } from './inspect.ts';
import { noteUnnoted } from './note-executions.ts';
import { reconcileRuns } from './payments.ts';

/** How long a case that is not registered is looked at after it last changed, in milliseconds: a month. */
const lookBack = 31 * 24 * 60 * 60 * 1000;

/** How many days back a digest whose message was lost is sent again: an older one tells nobody anything. */
const digestDays = 7;

/** What a pass over a part of a list has found, and the place after which it goes on. */
interface PassResult {
  readonly looked: number;
  readonly counts: Counts;
  readonly after?: string | undefined;
}
type Needs = Pick<CaseRecords, 'table' | 'cases'>;
type Pass = (shard: number, after: string | undefined, limit: number) => Promise<PassResult>;

const counted = (found: readonly (Finding | 'cases' | 'deadlines' | 'undelivered')[]): Counts =>
  sumOf(found.map((each) => ({ [each]: 1 })));

/**
 * The lists that the reconciliation goes through in each shard, one after another: the registrations; all other cases
 * that changed lately, so that a result, a withdrawal or a closure is looked at, too; what is listed as due, for cases
 * that are in neither list; notices that do not arrive; the executions that run or have ended badly; the digests of
 * the last days whose message was lost; the registrations of each district, to count the totals of its follow-ups; and
 * the payment runs.
 */
const passesOf = (records: Needs, executions: Executions | undefined, now: number): readonly Pass[] => {
  const { table } = records;
  const inspectCases = async (cases: readonly string[]): Promise<Counts> => {
    const found = await inParallel(cases, (caseId) => inspectSafely(records, caseId, now));
    return sumOf([{ cases: cases.length }, counted(found.flat())]);
  };
  const since = now - lookBack;

  const overCases =
    (which: Parameters<typeof casesFrom>[2]): Pass =>
    async (shard, after, limit) => {
      const part = await casesFrom(table, shard, which, after, limit);
      return { looked: part.entries.length, counts: await inspectCases(part.entries), after: part.after };
    };

  const overDeadlines: Pass = async (shard, after, limit) => {
    const part = await dueFrom(table, shard, undefined, after, limit);
    const cases = [...new Set(part.entries.map(({ caseId }) => String(caseId)))];
    const left = await inParallel(cases, async (caseId) => {
      const listing = await listingOf(table, caseId);
      return listing && isLookedAt(listing, since) ? [] : [caseId];
    });
    const deadlines = part.entries.filter(({ deadlineId }) => deadlineId !== undefined).length;
    const counts = sumOf([{ deadlines }, await inspectCases(left.flat())]);
    return { looked: part.entries.length, counts, after: part.after };
  };

  const overNotices: Pass = async (shard, after, limit) => {
    const part = await undeliveredFrom(table, shard, now - deliveryExpectedWithin, after, limit);
    const undelivered = part.entries.length;
    return { looked: undelivered, counts: { undelivered }, after: part.after };
  };

  const overExecutions: Pass = async (shard, after, limit) => {
    if (!executions) return { looked: 0, counts: {} };
    const part = await executions.list(shard, after, limit);
    await noteUnnoted(table, part.executions);
    const found = await inParallel(part.executions, async ({ caseId, name, status }) => {
      if (status !== 'RUNNING') return replaceLostExecution(table, caseId, name, now);
      return (await listingOf(table, caseId)) ? [] : (['execution-without-case'] as const);
    });
    return { looked: part.executions.length, counts: counted(found.flat()), after: part.after };
  };

  const overDigests: Pass = async (shard) => {
    const days = Array.from({ length: digestDays + 1 }, (_day, back) => addDays(beijingDate(now), -back));
    const lost = await unpublishedDigests(table, districtsOfShard(shard), days);
    const late = lost.filter(({ at }) => Date.parse(at) + grace <= now);
    for (const digest of late) await repeatDigest(table, digest, toInstant(now));
    return { looked: late.length, counts: counted(late.map(() => 'effects-not-carried-out')) };
  };

  // The position is the instant of the count and the last district that is done; how far it has come in a district is
  // kept with its counts.
  const overCoverage: Pass = async (shard, after = `${toInstant(now)} `, limit) => {
    const [asOf = '', done = ''] = after.split(' ');
    let looked = 0;
    let last = done;
    const districts = districtsOfShard(shard).filter((code) => code > done);
    const totals = await coverageTotalsOf(table, districts);
    for (const district of districts) {
      const most = Math.max(1, limit - looked);
      const step = await countCoverage(table, district, Date.parse(asOf), most, totals.has(district));
      looked += step.counted + 1;
      if (step.complete) last = district;
      if (!step.complete || looked >= limit) return { looked, counts: {}, after: `${asOf} ${last}` };
    }
    return { looked, counts: {} };
  };

  const overPayments: Pass = (shard, after, limit) => reconcileRuns(table, shard, after, limit, now);

  return [
    overCases('registered'),
    overCases({ changedSince: since }),
    overDeadlines,
    overNotices,
    overExecutions,
    overDigests,
    overCoverage,
    overPayments,
  ];
};

/** Whether a case is in one of the lists of the passes before. */
const isLookedAt = (
  { partition, place }: { readonly partition: string; readonly place: string },
  since: number,
): boolean =>
  partition.startsWith('REGISTERED#') ||
  (partition.startsWith('OTHER#') && place > new Date(since).toISOString());

/** Makes the function that reconciles a slice: a part of one list of one shard. */
export function reconcileSlices(records: Needs, executions: Executions | undefined, now: number): DoSlice {
  const passes = passesOf(records, executions, now);
  return async ({ shard, pass, after, failed }, limit) => {
    const run = passes[pass];
    if (!run) return { looked: 0, counts: {}, failed };
    const result = await run(shard, after, limit);
    return {
      looked: result.looked,
      counts: result.counts,
      failed,
      next: nextSlice({ shard, pass, failed }, result.after, passes.length),
    };
  };
}

function nextSlice(slice: Slice, after: string | undefined, passes: number): Slice | undefined {
  if (after !== undefined) return { ...slice, after };
  return slice.pass + 1 < passes ? { ...slice, pass: slice.pass + 1 } : undefined;
}
