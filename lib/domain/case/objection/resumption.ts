import type { DueDateCalendar } from '../../calendar/due-date.ts';
import type { ClosureSlice } from '../closure/state.ts';
import { nextFollowUp } from '../follow-up/first-month.ts';
import type { FollowUpRules } from '../follow-up/rules.ts';
import type { FollowUpSlice } from '../follow-up/state.ts';
import type { Resumable } from '../kernel/episode.ts';
import { isResumedFrom, resumedNumber } from '../kernel/ids.ts';
import type { KernelState } from '../kernel/state.ts';
import { type EndedTask, endedWithRegistration, taskDeadline } from '../kernel/task.ts';
import { servicePlanEpisode } from '../service-plan/episode.ts';
import type { ServicePlanRules } from '../service-plan/rules.ts';
import type { PlanSlice } from '../service-plan/state.ts';
import { firstContactTask } from '../service-plan/tasks.ts';
import type { Resumption } from './events.ts';

type Needs = KernelState & ClosureSlice & FollowUpSlice & PlanSlice;

/**
 * What resumes when a wrong closure is undone, so that the person is not forgotten: the monthly follow-ups; the first contact
 * and, if there is none yet, the plan, as a new episode; and the tasks that the closure cut off, under new names, since the old
 * ones have ended for good. All time limits count from now.
 * @param taken the places that other cases have taken meanwhile, by name: what needs one of them does not resume
 */
export function resumptionOf<State extends Needs, Rules extends FollowUpRules & ServicePlanRules>(
  state: State,
  resumable: readonly Resumable<State, Rules>[],
  rules: Rules,
  calendar: DueDateCalendar,
  now: number,
  taken: readonly string[],
): Resumption {
  const followUp = nextFollowUp(state, rules, now);
  const resumes = Object.entries(state.endedTasks).flatMap(([replaces, ended]) => {
    const kind = resumable.find(({ task }) => task.kind === ended.kind);
    if (!kind?.isResumed(state, replaces, rules) || !wasCutOff(state, ended)) return [];
    if (kind.place !== undefined && taken.includes(kind.place)) return [];
    const number = resumedNumber(ended.number, state.closure?.number ?? 0);
    const deadline = taskDeadline(kind.task, { number, channel: state.channel }, rules, calendar, now);
    return [
      { replaces, kind: ended.kind, deadline, ...(kind.forSupervisor && { forSupervisor: true as const }) },
    ];
  });
  if (state.plan.current) return { followUp, resumes };
  const plansBegun = state.executions.filter(
    ({ workflow }) => workflow === servicePlanEpisode.workflow.name,
  ).length;
  const firstContact = taskDeadline(firstContactTask, { number: plansBegun + 1 }, rules, calendar, now);
  return { followUp, resumes, firstContact };
}

/** Whether a task ended with the registration, and was not resumed after an earlier reinstatement. */
const wasCutOff = ({ endedTasks }: KernelState, { kind, number, outcome }: EndedTask): boolean =>
  outcome === endedWithRegistration &&
  !Object.values(endedTasks).some((other) => other.kind === kind && isResumedFrom(number, other.number));
