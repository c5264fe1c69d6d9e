import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { taskDeadline, taskRefusal } from '../kernel/task.ts';
import { type GrantEvent, grantEvent } from './events.ts';
import type { GrantRefusal } from './refusals.ts';
import type { GrantSlice } from './state.ts';
import { checkTask, decisionTask, type HomeVisitGrantRules } from './tasks.ts';

type Needs = KernelState & GrantSlice;

/** Whether the last application still waits for its check or its decision. */
export const isUnderWay = ({ homeVisitGrants }: GrantSlice): boolean =>
  ['applied-for', 'checked'].includes(homeVisitGrants.at(-1)?.status ?? '');

/** The person applies; somebody of the agency is to check it. */
export function applyForGrant(
  state: Needs,
  rules: HomeVisitGrantRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<GrantEvent<'home-visit-grant-applied-for'>, GrantRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  if (isUnderWay(state)) return refused({ reason: 'home-visit-grant-under-way' });
  const number = state.homeVisitGrants.length + 1;
  const check = taskDeadline(checkTask, { number }, rules, calendar, context.now);
  return success(grantEvent(context, 'home-visit-grant-applied-for', { number, check }));
}

/** One person has checked it; another is to decide. */
export function checkGrant(
  state: Needs,
  taskId: string,
  rules: HomeVisitGrantRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<GrantEvent<'home-visit-grant-checked'>, GrantRefusal> {
  const notOpen = taskRefusal(state, taskId, [checkTask]);
  if (notOpen) return refused(notOpen);
  const number = state.homeVisitGrants.length;
  const decision = taskDeadline(decisionTask, { number }, rules, calendar, context.now);
  return success(grantEvent(context, 'home-visit-grant-checked', { taskId, decision }));
}

/** The decision, by another person than the one who checked. */
export function decideGrant(
  state: Needs,
  taskId: string,
  granted: boolean,
  context: Context,
): Result<GrantEvent<'home-visit-grant-decided'>, GrantRefusal> {
  const notOpen = taskRefusal(state, taskId, [decisionTask]);
  if (notOpen) return refused(notOpen);
  if (state.homeVisitGrants.at(-1)?.checkedBy === context.actor.subject)
    return refused({ reason: 'checked-by-same-person' });
  return success(grantEvent(context, 'home-visit-grant-decided', { taskId, granted }));
}
