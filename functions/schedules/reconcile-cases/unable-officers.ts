import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { hasLeft, worksOnCases } from '../../../lib/domain/case/assignment/officers.ts';
import { handOn } from '../../../lib/domain/case/assignment/successor.ts';
import type { Finding } from '../../../lib/domain/case/case.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { shards } from '../../../lib/store/keys.ts';
import { casesOfOfficer, type OfficerEntry, officersForDistricts } from '../../../lib/store/officers.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import type { CaseRecords } from '../../common/connections/records.ts';
import { errorForLog, log } from '../../common/http/log.ts';
import { currentRules } from '../../common/rules/rules.ts';
import { counted, type Pass } from './pass.ts';

type Needs = Pick<CaseRecords, 'table' | 'cases'>;

/**
 * Hands on the cases of some list whose officers take no step in them, or have left: to others by the usual rule, or to the
 * supervisors. Each is a finding. Repeating it changes nothing, and whoever can act keeps their case.
 */
export function handOnAll(
  records: Needs,
  caseIds: readonly string[],
  now: number,
): Promise<readonly Finding[][]> {
  return inParallel(caseIds, async (caseId) => {
    try {
      return (await handOnCase(records, caseId, now)) ? ['officer-unable' as const] : [];
    } catch (error) {
      log.error('CASE_UNREADABLE', { caseId, error: errorForLog(error) });
      return ['case-unreadable' as const];
    }
  });
}

async function handOnCase({ table, cases }: Needs, caseId: string, now: number): Promise<boolean> {
  const { lifecycleAt, calendar } = await currentRules(table);
  const changed = await cases.change(caseId, async ({ state }) => {
    const to = {
      officers: await officersForDistricts(table, [state.district]),
      today: beijingDate(now),
      rules: lifecycleAt(state, now),
      calendar,
    };
    const decided = handOn(state, to, systemContext('reconcile-cases', now));
    return { change: decided?.ok ? { event: decided.value } : undefined, answer: undefined };
  });
  return changed?.written === true;
}

/**
 * The pass over those who have left or no longer work on cases, and still have some, because these were assigned at the very
 * moment when it was entered, or because their last day has passed since. The position is the subject of an officer, and the
 * place in the list of their cases.
 * @param directory reads the directory, once for all shards of an invocation
 */
export function departuresPass(
  records: Needs,
  directory: () => Promise<readonly OfficerEntry[]>,
  now: number,
): Pass {
  const today = beijingDate(now);
  return async (shard, after, limit) => {
    const left = (await directory())
      .filter((_entry, index) => index % shards.length === shard)
      .filter((entry) => hasLeft(entry, today) || !worksOnCases(entry))
      .map(({ subject }) => subject);
    const [asked, place] = after === undefined ? [] : (JSON.parse(after) as [string, string]);
    const from = asked === undefined ? 0 : left.indexOf(asked);
    let looked = 0;
    const found: Finding[] = [];
    for (const [index, subject] of left.slice(Math.max(from, 0)).entries()) {
      const room = Math.max(1, limit - looked);
      const range = { limit: room, ...(index === 0 && place !== undefined && { after: place }) };
      const cases = await casesOfOfficer(records.table, subject, range);
      const ids = cases.map(({ caseId }) => caseId);
      found.push(...(await handOnAll(records, ids, now)).flat());
      looked += cases.length;
      const last = cases.at(-1);
      if (last && (cases.length >= room || looked >= limit))
        return { looked, counts: counted(found), after: JSON.stringify([subject, last.place]) };
    }
    return { looked, counts: counted(found) };
  };
}
