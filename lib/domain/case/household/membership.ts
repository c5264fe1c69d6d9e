import { beijingDate } from '../../calendar/local-date.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type HouseholdEvent, householdEvent } from './events.ts';
import { type HouseholdSlice, lastHousehold } from './state.ts';

type Membership = NonNullable<HouseholdSlice['household']>['memberships'][number];

/** The household that lists the person of a case as a member, in another person's case. */
export type HouseholdElsewhere = Pick<KernelState, 'caseId'> & HouseholdSlice;

/** The person's membership in a household recognised in another member's case, according to their own case. */
export const openMembership = ({ household }: HouseholdSlice): Membership | undefined =>
  household?.memberships.find(({ until }) => until === undefined);

/**
 * Aligns the household membership recorded in a registration with the household itself. A person who registers, or is
 * registered again, after their household was recognised in another member's case joins it from then on; one whose household
 * has ended since leaves it. Undefined if both agree.
 * @param named the household that lists the person, if there is one that is applied for or recognised
 * @param kept the household of the membership that the registration records
 */
export function alignMembership(
  state: KernelState & HouseholdSlice,
  named: HouseholdElsewhere | undefined,
  kept: HouseholdElsewhere | undefined,
  context: Context,
): HouseholdEvent<'household-membership-begun' | 'household-membership-ended'> | undefined {
  if (state.phase !== 'registered') return undefined;
  const open = openMembership(state);
  const today = beijingDate(context.now);
  const other = named && named.caseId !== state.caseId ? named : undefined;
  const period = other?.household?.periods.findLast(({ until }) => until === undefined);
  const isRecognised =
    other !== undefined && lastHousehold(other)?.status === 'confirmed' && period !== undefined;
  if (!open && isRecognised) {
    const registeredOn = state.registeredAt ? beijingDate(Date.parse(state.registeredAt)) : today;
    const before = state.household?.memberships.at(-1)?.until ?? registeredOn;
    const on = [registeredOn, before, period.from].toSorted().at(-1) ?? today;
    return householdEvent(context, 'household-membership-begun', { caseId: other.caseId, on });
  }
  if (!open || isRecognised) return undefined;
  const last = kept && lastHousehold(kept);
  const endedOn = last?.status === 'ended' ? kept?.household?.periods.at(-1)?.until : undefined;
  const on = endedOn !== undefined && endedOn > open.from ? endedOn : today;
  return householdEvent(context, 'household-membership-ended', { caseId: open.caseId, on });
}
