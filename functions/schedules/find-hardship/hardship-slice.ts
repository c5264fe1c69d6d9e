import { findCandidate, mayBeCandidate } from '../../../lib/domain/case/hardship/candidates.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { casesFrom } from '../../../lib/store/rounds.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import type { Records } from '../../common/connections/records.ts';
import { errorForLog, log } from '../../common/http/log.ts';
import type { DoSlice } from '../../common/rounds/run-round.ts';
import type { Rules } from '../../common/rules/rules.ts';

type Needs = Pick<Records, 'cases' | 'comparison' | 'table'>;

/** Makes the function that looks at a slice of the registrations of a shard. Done again, it finds nothing a second time. */
export const hardshipSlices =
  (records: Needs, rules: Rules, now: number): DoSlice =>
  async ({ shard, pass, after, failed }, limit) => {
    const part = await casesFrom(records.table, shard, 'registered', after, limit);
    const looked = await inParallel(part.entries, (caseId) => lookSafely(records, caseId, rules, now));
    const failedHere = failed + looked.filter((each) => each === 'failed').length;
    return {
      looked: part.entries.length,
      counts: { looked: looked.length, found: looked.filter((each) => each === 'found').length },
      failed: failedHere,
      ...(part.after !== undefined && { next: { shard, pass, after: part.after, failed: failedHere } }),
    };
  };

/** One registration that cannot be read keeps no other from being looked at. */
async function lookSafely(
  records: Needs,
  caseId: string,
  rules: Rules,
  now: number,
): Promise<'found' | 'nothing' | 'failed'> {
  try {
    return (await look(records, caseId, rules, now)) ? 'found' : 'nothing';
  } catch (error) {
    log.error('HARDSHIP_NOT_LOOKED_AT', { caseId, error: errorForLog(error) });
    return 'failed';
  }
}

async function look(
  { cases, comparison }: Needs,
  caseId: string,
  rules: Rules,
  now: number,
): Promise<boolean> {
  const context = systemContext('find-hardship', now);
  const changed = await cases.change(caseId, async (loaded) => {
    const { state, personId } = loaded;
    if (!mayBeCandidate(state, context)) return { answer: false };
    const [person, found] = await Promise.all([cases.person(loaded), comparison.recordsOf(personId, now)]);
    const event = findCandidate(
      state,
      { person, records: found },
      rules.lifecycleAt(state, now),
      rules.calendar,
      context,
    );
    return { change: event && { event }, answer: event !== undefined };
  });
  return changed?.answer ?? false;
}
