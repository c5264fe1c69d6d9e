import { alignMembership, openMembership } from '../../../lib/domain/case/household/membership.ts';
import { householdCaseOf, householdCasesOf } from '../../../lib/store/household-guards.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { Table } from '../../../lib/store/table.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import type { CaseRecords } from '../../common/connections/records.ts';

/** A registration, as far as it matters here. */
export interface Registered {
  readonly caseId: string;
  readonly personId: string;
  /** Whether it says of its person that they belong to a household. */
  readonly isMember: boolean;
}

/** A case as a registration whose person may belong to a household; undefined where it is none, or has no person. */
export const registeredIn = ({ state, personId }: LoadedCase): Registered | undefined =>
  state.phase === 'registered' && personId !== ''
    ? { caseId: state.caseId, personId, isMember: openMembership(state) !== undefined }
    : undefined;

/** Those of some registrations of which the item of their person's household says something else than they do, or may. */
export async function membershipsToNote(
  table: Table,
  registered: readonly Registered[],
): Promise<readonly string[]> {
  const named = await householdCasesOf(
    table,
    registered.map(({ personId }) => personId),
  );
  return registered.flatMap(({ caseId, isMember }, index) => {
    const household = named[index];
    return isMember || (household !== undefined && household !== caseId) ? [caseId] : [];
  });
}

/**
 * Notes on a registration that its person belongs to a household which was recognised on another member's case before they
 * registered, or no longer does. That the household names them, the item of their keyed hash says, so that nothing sealed
 * is opened. A hundred registrations cost one call, and two cases are read where there is something to look at. Done again
 * it changes nothing; what happens at the same moment is seen the next morning.
 */
export async function noteMembership(
  { table, cases }: Pick<CaseRecords, 'table' | 'cases'>,
  caseId: string,
  now: number,
): Promise<void> {
  await cases.change(caseId, async ({ state: latest, personId: person }) => {
    const load = async (id: string | undefined) =>
      id === undefined ? undefined : (await cases.load(id))?.state;
    const [other, kept] = await Promise.all([
      householdCaseOf(table, person).then(load),
      load(openMembership(latest)?.caseId),
    ]);
    const event = alignMembership(latest, other, kept, systemContext('reconcile-cases', now));
    return { change: event && { event }, answer: undefined };
  });
}
