import { openPlacementCheck } from './after-placement/placement-check.ts';
import type { CaseState } from './case.ts';
import type { CaseEvent } from './events.ts';
import { openFollowUp } from './follow-up/follow-up.ts';
import type { DueDateCalendar } from './kernel/deadline.ts';
import type { Context } from './kernel/event.ts';
import type { LifecycleRules } from './lifecycle-rules.ts';

/** Does what a case has to do on a day that has come; undefined when there is nothing, or it is not yet time. */
export function runScheduledAction(
  state: CaseState,
  actionId: string,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): CaseEvent | undefined {
  switch (state.scheduledActions[actionId]?.kind) {
    case 'follow-up':
      return openFollowUp(state, rules, calendar, context);
    case 'placement-check':
      return openPlacementCheck(state, actionId, rules, calendar, context);
    default:
      return undefined;
  }
}
