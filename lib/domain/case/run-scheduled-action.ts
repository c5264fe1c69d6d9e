import { openPlacementCheck } from './after-placement.ts';
import type { DueDateCalendar } from './deadlines.ts';
import type { CaseEvent } from './events.ts';
import { openFollowUp } from './follow-up.ts';
import type { LifecycleRules } from './lifecycle-rules.ts';
import type { Context } from './make-event.ts';
import type { CaseState } from './state.ts';

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
