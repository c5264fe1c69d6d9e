import { type HardshipSlice, isRecognisedAsHardship, recognisedCategories } from '../hardship/state.ts';
import { type HouseholdSlice, isZeroEmploymentMember } from '../household/state.ts';
import { isDeclined, type ServiceType } from '../service-plan/services.ts';
import type { PlanSlice } from '../service-plan/state.ts';
import type { MarketEfforts, PlacementGround, SecondGround } from './events.ts';

type Needs = HardshipSlice & HouseholdSlice;

/**
 * By what a person may be placed on a Beijing day: recognised as having employment difficulty, or a member of a household
 * without work ([L1] arts 53, 56; DOMAIN C8). None where neither holds.
 * @param ofHousehold whether a household that is recognised on another member's case has the person
 */
export const groundsOn = (state: Needs, ofHousehold: boolean, on: string): readonly PlacementGround[] => [
  ...(isRecognisedAsHardship(state, on) ? (['recognised-difficulty'] as const) : []),
  ...(ofHousehold || isZeroEmploymentMember(state, on) ? (['household-without-work'] as const) : []),
];

/** The grades that are severe (GB/T 26341, 重度残疾). */
const severe: readonly string[] = ['1', '2'];

/**
 * What allows somebody to be placed again (DOMAIN C8, [H7]): an older person in difficulty, a member of a household without
 * work, or somebody severely disabled. Groups are those for which they are recognised, by the code of the region.
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

/** The services by which work is sought on the market. */
const marketServices: readonly string[] = [
  'job-match',
  'recruitment-information',
  'recruitment-event',
  'placement',
  'gig-match',
] satisfies readonly ServiceType[];

/**
 * What was tried on the market for a person, by what their case records: the jobs and events that they were offered, what
 * they took, and what they declined. A post is for whoever the market truly could not place (SX-6.3, QH-6.3, CQ-6.3,
 * YN-5.2.1); whether this is enough, a person judges (I-67).
 */
export function marketEfforts({ plan }: PlanSlice): MarketEfforts {
  const tried = plan.services.filter(({ type }) => marketServices.includes(type));
  // An answer and the offer that it answers are one.
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
