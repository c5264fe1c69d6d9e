import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import { type Involved, separationRefusal } from '../assignment/separation.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import {
  type HouseholdCheck,
  type HouseholdEvent,
  type HouseholdMember,
  householdEvent,
  type householdRefusals,
  type residences,
} from './events.ts';
import { checksJoined, membersAsKept, subjectsToCheck } from './members.ts';
import type { HouseholdRefusal } from './refusals.ts';
import {
  appliedOn,
  type HouseholdSlice,
  isOpenHousehold,
  isZeroEmploymentMember,
  lastHousehold,
} from './state.ts';
import { checkHouseholdTask, decideHouseholdTask, type HouseholdRules, helpHouseholdTask } from './tasks.ts';

type Needs = KernelState & HouseholdSlice;

/** The stated household, from a member in their case or from an officer who puts it forward. */
export interface StatedHousehold {
  readonly residence: (typeof residences)[number];
  readonly members: readonly HouseholdMember[];
}

/** Applies for the recognition of a household without work, in the case of a registered member ([L1] art. 56). */
export function applyForHousehold(
  state: Needs,
  { residence, members }: StatedHousehold,
  rules: HouseholdRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<HouseholdEvent<'household-applied-for'>, HouseholdRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  const last = lastHousehold(state);
  if (last && isOpenHousehold(last))
    return refused({
      reason: last.status === 'confirmed' ? 'household-recognised-already' : 'household-under-way',
    });
  const today = beijingDate(context.now);
  if (isZeroEmploymentMember(state, today)) return refused({ reason: 'household-recognised-already' });
  const kept = membersAsKept(members, today, rules.household.minimumAge);
  if (!kept.ok) return kept;
  const number = (last?.number ?? 0) + 1;
  return success(
    householdEvent(context, 'household-applied-for', {
      number,
      residence,
      members: [...kept.value],
      check: taskDeadline(checkHouseholdTask, { number }, rules, calendar, context.now),
    }),
  );
}

/** Withdraws the application while it is undecided. */
export function withdrawHousehold(
  state: Needs,
  context: Context,
): Result<HouseholdEvent<'household-withdrawn'>, HouseholdRefusal> {
  const last = lastHousehold(state);
  if (last?.status !== 'applied-for' && last?.status !== 'checked')
    return refused({ reason: 'household-not-applied-for' });
  return success(householdEvent(context, 'household-withdrawn', { number: last.number }));
}

/**
 * Records an officer's check of every member who could work. Comparison results remain unless the officer has replaced them,
 * and nothing may stay unknown.
 */
export function checkHousehold(
  state: Needs,
  taskId: string,
  lookedUp: readonly HouseholdCheck[],
  rules: HouseholdRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<HouseholdEvent<'household-checked'>, HouseholdRefusal> {
  const notOpen = taskRefusal(state, taskId, [checkHouseholdTask]);
  if (notOpen) return refused(notOpen);
  const last = lastHousehold(state);
  if (last?.status !== 'applied-for') return refused({ reason: 'household-not-applied-for' });
  const today = beijingDate(context.now);
  if (lookedUp.some(({ on }) => on > today)) return refused({ reason: 'date-in-future' });
  const wanted = subjectsToCheck(last.members, appliedOn(last), today, rules.household.minimumAge);
  const isWanted = (check: HouseholdCheck) =>
    wanted.some(({ member, subject }) => member === check.member && subject === check.subject);
  if (!lookedUp.every(isWanted)) return refused({ reason: 'household-member-unknown' });
  const checks = checksJoined(last.checks, lookedUp).filter(isWanted);
  const isKnown = (member: number, subject: string) =>
    checks.some((each) => each.member === member && each.subject === subject && each.result !== 'unknown');
  const missing = wanted.filter(({ member, subject }) => !isKnown(member, subject));
  if (missing.length > 0)
    return refused({
      reason: 'household-check-incomplete',
      missing: missing.map(({ member, subject }) => `${member}-${subject}`),
    });
  const { number } = last;
  return success(
    householdEvent(context, 'household-checked', {
      taskId,
      checks,
      decision: taskDeadline(decideHouseholdTask, { number }, rules, calendar, context.now),
    }),
  );
}

/** The decision: recognised, or not, with a reason from the list. */
export type HouseholdDecision =
  | { readonly confirmed: true }
  | { readonly confirmed: false; readonly reason: (typeof householdRefusals)[number] };

/**
 * Decides an application; the decider must not have checked it or put it forward. A household with a member in work, according
 * to the check, cannot be recognised by anybody.
 */
export function decideHousehold(
  state: Needs & Involved,
  taskId: string,
  decision: HouseholdDecision,
  rules: HouseholdRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<HouseholdEvent<'household-confirmed' | 'household-refused'>, HouseholdRefusal> {
  const notOpen = taskRefusal(state, taskId, [decideHouseholdTask]);
  if (notOpen) return refused(notOpen);
  const last = lastHousehold(state);
  if (last?.status !== 'checked') return refused({ reason: 'household-not-applied-for' });
  const barred = separationRefusal(state, 'decide-household', context);
  if (barred) return refused(barred);
  if (!decision.confirmed)
    return success(householdEvent(context, 'household-refused', { taskId, reason: decision.reason }));
  const working = last.checks.filter(({ result }) => result === 'work');
  if (working.length > 0)
    return refused({
      reason: 'household-member-works',
      members: [...new Set(working.map(({ member }) => member))],
    });
  const on = beijingDate(context.now);
  return success(
    householdEvent(context, 'household-confirmed', {
      taskId,
      on,
      basis: rules.household.basis,
      help: taskDeadline(helpHouseholdTask, { number: last.number, from: on }, rules, calendar, context.now),
    }),
  );
}
