import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { isZeroEmploymentMember } from '../../../lib/domain/case/household/state.ts';
import type { PlacementFacts } from '../../../lib/domain/case/public-post/place.ts';
import { householdCaseOf } from '../../../lib/store/household-guards.ts';
import { countedPlacements } from '../../../lib/store/post-guards.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { CaseRecords } from '../connections/records.ts';

/**
 * Reads what a placement needs to know about the person from outside the case: a household on another case, and earlier posts.
 */
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
