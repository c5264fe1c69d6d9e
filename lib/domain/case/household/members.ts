import { ageOn, type LocalDate, parseLocalDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type CheckedSubject, checkedSubjects, type HouseholdCheck, type HouseholdMember } from './events.ts';
import type { HouseholdRefusal } from './refusals.ts';

/**
 * Whether a member could work on a day: of working age, and stated to be able to.
 * @param minimumAge the region's, from which somebody counts as a member who could work
 */
export const couldWork = (
  { birthDate, ableToWork }: HouseholdMember,
  today: string,
  minimumAge: number,
): boolean => ableToWork && !isUnderWorkingAge(birthDate, today, minimumAge);

export const isUnderWorkingAge = (birthDate: string, today: string, minimumAge: number): boolean =>
  ageOn(parseLocalDate(birthDate), parseLocalDate(today)) < minimumAge;

/**
 * The members in the form that is stored, if valid: everybody who could work has a number, for comparison with the sources; of
 * members below working age only the relation and the date of birth are kept; nobody is listed twice.
 */
export function membersAsKept(
  members: readonly HouseholdMember[],
  today: LocalDate,
  minimumAge: number,
): Result<readonly HouseholdMember[], HouseholdRefusal> {
  const others = members.filter(({ relation }) => relation !== 'self');
  const minors = others.filter(({ birthDate }) => isUnderWorkingAge(birthDate, today, minimumAge));
  const named = (list: readonly HouseholdMember[]) => list.map(({ member }) => member);
  const working = minors.filter(({ ableToWork }) => ableToWork);
  if (working.length > 0)
    return refused({ reason: 'household-minor-cannot-work', members: named(working), minimumAge });
  const numbered = minors.filter(({ identityNumber }) => identityNumber !== undefined);
  if (numbered.length > 0)
    return refused({ reason: 'household-minor-without-number', members: named(numbered), minimumAge });
  const missing = others.filter(
    (each) => couldWork(each, today, minimumAge) && each.identityNumber === undefined,
  );
  if (missing.length > 0)
    return refused({ reason: 'household-member-number-missing', members: named(missing), minimumAge });
  const ids = members.flatMap(({ personId }) => personId ?? []);
  const selves = members.filter(({ relation }) => relation === 'self').length;
  if (new Set(ids).size < ids.length || selves !== 1) return refused({ reason: 'household-member-twice' });
  return success(members);
}

/**
 * What must be checked: each subject for each member who could work. Nobody could state that of a member who was below working
 * age when the household was put forward, so it is checked of one who has reached it since (I-65).
 * @param appliedOn the Beijing day on which it was put forward
 */
export const subjectsToCheck = (
  members: readonly HouseholdMember[],
  appliedOn: string,
  today: string,
  minimumAge: number,
): readonly { readonly member: number; readonly subject: CheckedSubject }[] =>
  members
    .filter(
      (each) =>
        couldWork(each, today, minimumAge) ||
        (isUnderWorkingAge(each.birthDate, appliedOn, minimumAge) &&
          !isUnderWorkingAge(each.birthDate, today, minimumAge)),
    )
    .flatMap(({ member }) => checkedSubjects.map((subject) => ({ member, subject })));

/** Merges comparison results and an officer's own findings, which replace them. */
export function checksJoined(
  found: readonly HouseholdCheck[],
  lookedUp: readonly HouseholdCheck[],
): readonly HouseholdCheck[] {
  const byPlace = new Map(
    [...found, ...lookedUp].map((check) => [`${check.member}-${check.subject}`, check] as const),
  );
  return [...byPlace.values()];
}
