import { alignMembership, openMembership } from '../../../lib/domain/case/household/membership.ts';
import { householdCaseOf, householdCasesOf } from '../../../lib/store/household-guards.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { Table } from '../../../lib/store/table.ts';
import { systemContext } from '../../common/cases/contexts.ts';
import type { CaseRecords } from '../../common/connections/records.ts';

/** The part of a registration that matters here. */
export interface Registered {
  readonly caseId: string;
  readonly personId: string;
  /** Whether it records that its person belongs to a household. */
  readonly isMember: boolean;
}

/** A case as a registration whose person may belong to a household; undefined if it is not one, or has no person. */
export const registeredIn = ({ state, personId }: LoadedCase): Registered | undefined =>
  state.phase === 'registered' && personId !== ''
    ? { caseId: state.caseId, personId, isMember: openMembership(state) !== undefined }
    : undefined;

/** Those of some registrations that may disagree with the item of their person's household. */
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
 * Records on a registration that its person belongs to a household that was recognised on another member's case before they
 * registered, or no longer does. The item under the person's keyed hash says which household names them, so nothing sealed is
 * opened. A hundred registrations cost one call, and two cases are read when there is something to look at. Repeating it
 * changes nothing; what happens at the same moment is seen the next morning.
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
