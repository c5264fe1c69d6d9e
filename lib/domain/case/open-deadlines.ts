import type { CaseState } from './case.ts';
import type { CaseEvent } from './events.ts';
import {
  type Deadline,
  type DueDateCalendar,
  nextEscalationStep,
  recomputeDeadline,
} from './kernel/deadline.ts';
import { type Context, makeEvent } from './kernel/event.ts';
import type { Channel } from './kernel/vocabulary.ts';
import type { LifecycleRules } from './lifecycle-rules.ts';
import type { RegistrationRules } from './registration/registration.ts';
import { type Timing, timingOf } from './task-deadlines.ts';

/** Carries out the next rung of a deadline if it is due; undefined when there is nothing to do. */
export function escalateDeadline(
  state: CaseState,
  deadlineId: string,
  context: Context,
): CaseEvent<'deadline-escalated'> | undefined {
  const deadline = state.deadlines[deadlineId];
  const step = deadline && nextEscalationStep(deadline);
  if (!step || Date.parse(step.at) > context.now) return undefined;
  return makeEvent(context, 'deadline-escalated', { deadlineId, step: step.name, to: step.to });
}

/** The rules by which a deadline was made: those of the day from which it counts. */
export interface DeadlineRules {
  readonly registration: RegistrationRules;
  readonly lifecycle: LifecycleRules;
}

/**
 * Moves a deadline to where a changed calendar or a changed pack puts it; undefined when it stays where it is.
 * @param because what changed, for the record: `holiday-arrangement-2027`, `policy-...`
 */
export function moveDeadline(
  state: CaseState,
  deadlineId: string,
  because: string,
  rules: DeadlineRules,
  calendar: DueDateCalendar,
  context: Context,
): CaseEvent<'deadline-recomputed'> | undefined {
  const deadline = state.deadlines[deadlineId];
  if (!deadline) return undefined;
  const { limit, ladder } = ruleOf(deadline, state.channel, rules);
  const moved = recomputeDeadline(deadline, limit, ladder, calendar);
  return moved && makeEvent(context, 'deadline-recomputed', { deadline: moved, because });
}

function ruleOf(
  { kind, term, closes, basis }: Deadline,
  channel: Channel,
  { registration, lifecycle }: DeadlineRules,
): Timing {
  const { ladders } = lifecycle;
  switch (kind) {
    case 'decision':
      return { limit: registration.decision[channel], ladder: registration.ladder };
    case 'follow-up':
      return { limit: { term, closes, basis: lifecycle.followUp.basis }, ladder: ladders['follow-up'] };
    case 'placement-check': {
      const within = lifecycle.placementChecks?.within ?? { term, closes, basis };
      return { limit: within, ladder: ladders['follow-up'] };
    }
    default:
      return timingOf(kind, lifecycle);
  }
}
