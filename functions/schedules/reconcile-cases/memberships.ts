import { alignMembership, openMembership } from '../../../lib/domain/case/household/membership.ts';
import { householdCaseOf } from '../../../lib/store/household-guards.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import type { CaseRecords } from '../../common/connections/records.ts';

/**
 * Notes on a registration that its person belongs to a household which was recognised on another member's case before they
 * registered, or no longer does. That the household names them, the item of their keyed hash says, so that nothing sealed
 * is opened. It costs a read for each registration, and two cases are read where there is something to look at. Done again
 * it changes nothing; what happens at the same moment is seen the next morning.
 */
export async function noteMembership(
  { table, cases }: Pick<CaseRecords, 'table' | 'cases'>,
  { state, personId }: LoadedCase,
  now: number,
): Promise<boolean> {
  if (state.phase !== 'registered' || personId === '') return false;
  const named = await householdCaseOf(table, personId);
  if ((named === undefined || named === state.caseId) && !openMembership(state)) return false;
  const changed = await cases.change(state.caseId, async ({ state: latest, personId: person }) => {
    const load = async (caseId: string | undefined) =>
      caseId === undefined ? undefined : (await cases.load(caseId))?.state;
    const [other, kept] = await Promise.all([
      householdCaseOf(table, person).then(load),
      load(openMembership(latest)?.caseId),
    ]);
    const event = alignMembership(latest, other, kept, systemContext('reconcile-cases', now));
    return { change: event && { event }, answer: event !== undefined };
  });
  return changed?.answer ?? false;
}
