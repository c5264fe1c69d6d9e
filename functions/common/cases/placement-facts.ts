import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { isZeroEmploymentMember } from '../../../lib/domain/case/household/state.ts';
import type { PlacementFacts } from '../../../lib/domain/case/public-post/place.ts';
import { householdCaseOf } from '../../../lib/store/household-guards.ts';
import { countedPlacements } from '../../../lib/store/post-guards.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { CaseRecords } from '../connections/records.ts';

/** What is known of the person of a case outside of it, for a placement: their household on another case, and their posts. */
export async function placementFacts(
  { table, cases }: CaseRecords,
  loaded: LoadedCase,
  now: number,
): Promise<PlacementFacts> {
  const [person, counted, householdCase] = await Promise.all([
    cases.person(loaded),
    countedPlacements(table, loaded.personId),
    householdCaseOf(table, loaded.personId),
  ]);
  const other =
    householdCase === undefined || householdCase === loaded.state.caseId
      ? undefined
      : await cases.load(householdCase);
  return {
    person,
    ofHousehold: other !== undefined && isZeroEmploymentMember(other.state, beijingDate(now)),
    ...counted,
  };
}
