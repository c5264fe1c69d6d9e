import { beijingDate } from '../../calendar/local-date.ts';
import type { Context } from '../kernel/event.ts';
import type { KernelState } from '../kernel/state.ts';
import { type HouseholdEvent, householdEvent } from './events.ts';
import { type HouseholdSlice, lastHousehold } from './state.ts';

type Membership = NonNullable<HouseholdSlice['household']>['memberships'][number];

/** The household that names the person of a case as a member, on the case of another one. */
export type HouseholdElsewhere = Pick<KernelState, 'caseId'> & HouseholdSlice;

/** That the person belongs to a household which is recognised on another member's case, by what their own case says. */
export const openMembership = ({ household }: HouseholdSlice): Membership | undefined =>
  household?.memberships.find(({ until }) => until === undefined);

/**
 * Brings what a registration says of the household of its person in line with what that household is: somebody who registers,
 * or is registered again, after it was recognised on another member's case belongs to it from then on, and whose household
 * has ended meanwhile does so no longer. Undefined where both say the same.
 * @param named the household that names the person, if one does that is applied for or recognised
 * @param kept that of the membership which the registration says to have
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
