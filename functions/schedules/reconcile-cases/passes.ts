import { deliveryExpectedWithin } from '../../../lib/domain/case/notices/delivery.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { officerEntries } from '../../../lib/store/officers.ts';
import { casesFrom, dueFrom, type Slice, undeliveredFrom } from '../../../lib/store/rounds.ts';
import { type Listing, listingsOf } from '../../../lib/store/whole-case.ts';
import type { Executions } from '../../common/connections/executions.ts';
import type { CaseRecords } from '../../common/connections/records.ts';
import { type Counts, type DoSlice, sumOf } from '../../common/rounds/run-round.ts';
import { coveragePass, digestsPass } from './by-district.ts';
import { CasesSeen } from './cases-seen.ts';
import { inspectSafely, noteMemberships, replaceLostExecution } from './inspect.ts';
import { noteUnnoted } from './note-executions.ts';
import { counted, type Pass } from './pass.ts';
import { reconcileRuns } from './payments.ts';
import { departuresPass, handOnAll } from './unable-officers.ts';

/** Milliseconds after its last change for which a case that is not registered is looked at: a month. */
const lookBack = 31 * 24 * 60 * 60 * 1000;

type Needs = Pick<CaseRecords, 'table' | 'cases'>;

/**
 * The lists that the reconciliation goes through in each shard, one after another: the registrations; all other cases that
 * changed lately, so that results, withdrawals and closures are covered, too; the due list, for cases that are in neither;
 * notices that do not arrive; the executions that run or have ended badly; the digests of the last days whose message was lost;
 * the registrations of each district, to count the totals of its follow-ups; the payment runs; and those who have left and
 * still have cases.
 */
const passesOf = (records: Needs, executions: Executions | undefined, now: number): readonly Pass[] => {
  const { table } = records;
  const seen = new CasesSeen(listsOfCases);
  // Read once for all shards of an invocation.
  let entries: ReturnType<typeof officerEntries> | undefined;
  const directory = () => (entries ??= officerEntries(table));
  const inspectCases = async (cases: readonly string[]): Promise<Counts> => {
    const officers = cases.length > 0 ? await directory() : [];
    const inspected = await inParallel(cases, (caseId) => inspectSafely(table, caseId, officers, now));
    for (const each of inspected) seen.add(each);
    const unable = inspected.flatMap((each) => (each.unable ? [each.caseId] : []));
    const found = [
      ...inspected.flatMap((each) => each.found),
      ...(await noteMemberships(records, inspected, now)),
      ...(await handOnAll(records, unable, now)).flat(),
    ];
    return sumOf([{ cases: cases.length }, counted(found)]);
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
    const cases = new Set(part.entries.map(({ caseId }) => String(caseId)));
    const unseen = [...cases].filter((caseId) => !seen.has(caseId));
    const listings = await listingsOf(table, unseen);
    const left = unseen.filter((caseId) => !isLookedAt(listings.get(caseId), since));
    const deadlines = part.entries.filter(({ deadlineId }) => deadlineId !== undefined).length;
    const counts = sumOf([{ deadlines }, await inspectCases(left)]);
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
    const running = part.executions.filter(({ status }) => status === 'RUNNING');
    const unseen = running.filter(({ caseId }) => !seen.has(caseId));
    const listings = await listingsOf(
      table,
      unseen.map(({ caseId }) => caseId),
    );
    const withoutCase = unseen.filter(({ caseId }) => !listings.has(caseId));
    const ended = part.executions.filter(({ status }) => status !== 'RUNNING');
    const lost = await inParallel(ended, ({ caseId, name }) =>
      replaceLostExecution(table, caseId, name, now),
    );
    const counts = counted([...withoutCase.map(() => 'execution-without-case' as const), ...lost.flat()]);
    return { looked: part.executions.length, counts, after: part.after };
  };

  const overPayments: Pass = (shard, after, limit) => reconcileRuns(table, shard, after, limit, now);

  const lists = [overCases('registered'), overCases({ changedSince: since }), overDeadlines].map(
    (pass, list): Pass =>
      async (shard, after, limit) => {
        const result = await pass(shard, after, limit);
        if (result.after === undefined) seen.end(shard, list);
        return result;
      },
  );
  return [
    ...lists,
    overNotices,
    overExecutions,
    digestsPass(table, seen, now),
    coveragePass(table, seen, since, now),
    overPayments,
    departuresPass(records, directory, now),
  ];
};

/** How many of the passes go through lists of cases: they come first. */
export const listsOfCases = 3;

/** Whether a case is in one of the lists of the passes before. */
const isLookedAt = (listing: Listing | undefined, since: number): boolean =>
  listing !== undefined &&
  (listing.partition.startsWith('REGISTERED#') ||
    (listing.partition.startsWith('OTHER#') && listing.place > new Date(since).toISOString()));

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
