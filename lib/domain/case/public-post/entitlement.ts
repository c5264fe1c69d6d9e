import { type HardshipSlice, isRecognisedAsHardship, recognisedCategories } from '../hardship/state.ts';
import { type HouseholdSlice, isZeroEmploymentMember } from '../household/state.ts';
import { isDeclined, type ServiceType } from '../service-plan/services.ts';
import type { PlanSlice } from '../service-plan/state.ts';
import type { MarketEfforts, PlacementGround, SecondGround } from './events.ts';

type Needs = HardshipSlice & HouseholdSlice;

/**
 * The grounds for placing a person on a Beijing day: recognised as having employment difficulty, or a member of a household
 * without work ([L1] arts 53, 56; DOMAIN C8). Empty if neither applies.
 * @param ofHousehold whether the person is in a household that is recognised in another member's case
 */
export const groundsOn = (state: Needs, ofHousehold: boolean, on: string): readonly PlacementGround[] => [
  ...(isRecognisedAsHardship(state, on) ? (['recognised-difficulty'] as const) : []),
  ...(ofHousehold || isZeroEmploymentMember(state, on) ? (['household-without-work'] as const) : []),
];

/** The grades that are severe (GB/T 26341, 重度残疾). */
const severe: readonly string[] = ['1', '2'];

/**
 * The grounds for a second placement (DOMAIN C8, [H7]): an older person in difficulty, a member of a household without work, or
 * somebody severely disabled. Groups are those for which the person is recognised, by the region's codes.
 */
export function secondGroundsOn(
  state: Needs,
  {
    ofHousehold,
    disabilityGrade,
  }: { readonly ofHousehold: boolean; readonly disabilityGrade?: string | undefined },
  allowed: readonly SecondGround[],
  on: string,
): readonly SecondGround[] {
  const groups = recognisedCategories(state, on);
  const recognised = isRecognisedAsHardship(state, on);
  const holds: Readonly<Record<SecondGround, boolean>> = {
    older: groups.includes('older'),
    'zero-employment-household':
      ofHousehold || isZeroEmploymentMember(state, on) || groups.includes('zero-employment-household'),
    'severely-disabled': recognised && severe.includes(disabilityGrade ?? ''),
  };
  return allowed.filter((ground) => holds[ground]);
}

/** The services that look for work on the market. */
const marketServices: readonly string[] = [
  'job-match',
  'recruitment-information',
  'recruitment-event',
  'placement',
  'gig-match',
] satisfies readonly ServiceType[];

/**
 * The efforts made on the market for a person, according to their case: the jobs and events offered, taken and declined. A post
 * is for people whom the market truly could not place (SX-6.3, QH-6.3, CQ-6.3, YN-5.2.1); a human judges whether the efforts
 * suffice (I-67).
 */
export function marketEfforts({ plan }: PlanSlice): MarketEfforts {
  const tried = plan.services.filter(({ type }) => marketServices.includes(type));
  // An answer and its offer count as one.
  const answered = new Set(tried.flatMap(({ answers }) => answers ?? []));
  const efforts = tried.filter(({ number }) => !answered.has(number));
  const days = efforts.map(({ on }) => on).toSorted();
  const [since] = days;
  const until = days.at(-1);
  return {
    offered: efforts.length,
    taken: efforts.filter(({ outcome }) => outcome === 'taken').length,
    declined: efforts.filter(isDeclined).length,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}
