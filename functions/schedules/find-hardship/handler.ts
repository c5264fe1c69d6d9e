import * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { findCandidate, mayBeCandidate } from '../../../lib/domain/case/hardship/candidates.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { shards } from '../../../lib/store/keys.ts';
import { casesFrom } from '../../../lib/store/rounds.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import { connectCases, connectRecords, type Records } from '../../common/connections/records.ts';
import { errorForLog, log } from '../../common/http/log.ts';
import { serveTask } from '../../common/http/task.ts';
import { type Budget, logCompleted } from '../../common/rounds/run-round.ts';
import { currentRules, type Rules } from '../../common/rules/rules.ts';

/** The records with their keys, and the cases as far as they can be read without keys. */
type Needs = Pick<Records, 'table' | 'cases' | 'comparison'> & { readonly open: Records['cases'] };
type Found = 'found' | 'nothing' | 'failed';

/**
 * How many registrations one invocation looks at. Everybody who can be put forward at all is decrypted, some eight at a time in
 * 40 milliseconds. The work is not shared out to other functions, so that no other needs permission to decrypt.
 */
const usual: Budget = { items: 40_000, itemsInSlice: 250 };

/**
 * Checks every morning, for every registration, whether what is known of the person suggests employment difficulty: groups of
 * the ledger, comparison sources, age, time of registration (随发现; SX-6.1, WH-3.1). Each person is put before an officer once;
 * nothing is decided. If there are more registrations than one morning can take, each day begins further on, so that everybody
 * is reached within days: with 100,000 registrations, of which a morning covers six shards of sixteen, within four. A run that
 * is cut short starts again the same day, and puts nobody forward a second time.
 */
export const handle =
  (records: Needs, budget = usual) =>
  async (_input: unknown, now: number) => {
    const rules = await currentRules(records.table);
    const counts = { looked: 0, found: 0, failed: 0 };
    let complete = true;
    for (const shard of startingOn(now)) {
      let after: string | undefined;
      do {
        if (counts.looked >= budget.items) {
          complete = false;
          break;
        }
        const part = await casesFrom(records.table, shard, 'registered', after, budget.itemsInSlice);
        const left = await whoMayBe(records, part.entries, rules, now);
        const looked = await inParallel(left, (caseId) => lookSafely(records, caseId, rules, now));
        counts.looked += part.entries.length;
        counts.found += looked.filter((each) => each === 'found').length;
        counts.failed += looked.filter((each) => each === 'failed').length;
        after = part.after;
      } while (after !== undefined);
    }
    log.info('HARDSHIP_SOUGHT', { ...counts, complete });
    // As far as one morning reaches: the rest is covered on another day.
    logCompleted('find-hardship', counts.failed);
    if (counts.failed > 0) throw new Error(`${counts.failed} registrations could not be looked at`);
    return { ...counts, complete };
  };

export const handler = serveTask('find-hardship', z.unknown(), () => {
  const { table, cases, comparison } = connectRecords();
  return handle({ table, cases, comparison, open: connectCases().cases });
});

/** By how many shards the starting point moves each day, so that it reaches all of them in turn. */
const stride = 5;

/** All shards, beginning with a different one every day. */
export function startingOn(now: number): readonly number[] {
  const first = (Math.floor(Date.parse(beijingDate(now)) / 86_400_000) * stride) % shards.length;
  return [...shards.slice(first), ...shards.slice(0, first)];
}

/** Those of some registrations who can be put forward at all, judging by their open data: the others are not decrypted. */
async function whoMayBe(
  { open }: Needs,
  caseIds: readonly string[],
  rules: Rules,
  now: number,
): Promise<readonly string[]> {
  try {
    const all = await open.loadMany(caseIds);
    return all
      .filter(({ state }) => mayBeCandidate(state, rules.lifecycleAt(state, now), { now }))
      .map(({ state }) => state.caseId);
  } catch {
    // One of them cannot be read: check each by itself; that one is counted and logged there.
    return caseIds;
  }
}

/** A registration that cannot be read does not keep the others from being checked. */
async function lookSafely(records: Needs, caseId: string, rules: Rules, now: number): Promise<Found> {
  try {
    return await look(records, caseId, rules, now);
  } catch (error) {
    log.error('HARDSHIP_NOT_LOOKED_AT', { caseId, error: errorForLog(error) });
    return 'failed';
  }
}

async function look({ cases, comparison }: Needs, caseId: string, rules: Rules, now: number): Promise<Found> {
  const context = systemContext('find-hardship', now);
  const changed = await cases.change(caseId, async (loaded) => {
    const { state, personId } = loaded;
    const law = rules.lifecycleAt(state, now);
    if (!mayBeCandidate(state, law, context)) return { answer: 'nothing' as const };
    const [person, said] = await Promise.all([cases.person(loaded), comparison.recordsOf(personId, now)]);
    const event = findCandidate(state, { person, records: said }, law, rules.calendar, context);
    return { change: event && { event }, answer: event ? ('found' as const) : ('nothing' as const) };
  });
  return changed?.answer ?? 'nothing';
}
