import type { DueDateCalendar } from '../../calendar/due-date.ts';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { Context } from '../kernel/event.ts';
import { phaseRefusal } from '../kernel/refusal.ts';
import type { KernelState } from '../kernel/state.ts';
import { openTasksOf, taskDeadline, taskRefusal } from '../kernel/task.ts';
import { ledgerDemand } from '../ledger/demand.ts';
import { isOneToOneOwed, type OneToOneRules } from '../ledger/one-to-one.ts';
import type { LedgerTimes } from '../ledger/tasks.ts';
import { lacksYouthServices, servicesForYouth } from '../ledger/youth.ts';
import { adjustPlanTask } from '../plan-adjustment/tasks.ts';
import { type ServicePlanEvent, servicePlanEvent } from './events.ts';
import { isFulfilled, type Plan } from './plans.ts';
import type { ServicePlanRefusal } from './refusals.ts';
import type { ServicePlanRules } from './rules.ts';
import type { PlanSlice } from './state.ts';
import { carryOutPlanTask, makePlanTask } from './tasks.ts';

type Needs = KernelState & PlanSlice & Parameters<typeof isOneToOneOwed>[0];
type Rules = ServicePlanRules & OneToOneRules;
type MakingRules = Rules & LedgerTimes;

export interface PlanChoice {
  readonly track: Plan['track'];
  readonly tier: Plan['tier'];
  readonly tierGrounds: readonly string[];
  /** Services of the region's template that the officer wants more often than it requires. */
  readonly extra?: readonly { readonly code: string; readonly minimum: number }[];
}

/** Makes the first plan of a spell, after the first contact. */
export function makePlan(
  state: Needs,
  taskId: string,
  choice: PlanChoice,
  rules: MakingRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ServicePlanEvent<'plan-made'>, ServicePlanRefusal> {
  const notOpen = taskRefusal(state, taskId, [makePlanTask]);
  if (notOpen) return refused(notOpen);
  const built = buildPlan(state, choice, rules, calendar, context);
  return built.ok
    ? success(
        servicePlanEvent(context, 'plan-made', {
          ...built.value,
          makingTask: taskId,
          ...ledgerDemand(state, rules, calendar, context.now),
        }),
      )
    : built;
}

/**
 * Changes the track or tier. Services already given are kept and count; the period for the minimum counts starts again (I-09).
 * Answers the task that asked for the adjustment, if one is open.
 */
export function adjustPlan(
  state: Needs,
  choice: PlanChoice,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): Result<ServicePlanEvent<'plan-adjusted'>, ServicePlanRefusal> {
  const notNow = phaseRefusal(state, 'registered');
  if (notNow) return refused(notNow);
  const { current } = state.plan;
  if (!current) return refused({ reason: 'no-plan' });
  const asBefore = current.track === choice.track && current.tier === choice.tier && !choice.extra?.length;
  if (asBefore && !lacksYouthServices(state, { facts: [], tags: [] }, rules))
    return refused({ reason: 'same-track' });
  const built = buildPlan(state, choice, rules, calendar, context);
  if (!built.ok) return built;
  const adjustmentTask = openTasksOf(state, adjustPlanTask)[0]?.id;
  return success(
    servicePlanEvent(context, 'plan-adjusted', { ...built.value, ...(adjustmentTask && { adjustmentTask }) }),
  );
}

function buildPlan(
  state: Needs,
  { track, tier, tierGrounds, extra = [] }: PlanChoice,
  rules: Rules,
  calendar: DueDateCalendar,
  context: Context,
): Result<Pick<ServicePlanEvent<'plan-made'>['data'], 'plan' | 'deadline'>, ServicePlanRefusal> {
  if (!rules.plan.tracks.includes(track)) return refused({ reason: 'unknown-track', track });
  const ground = tierGrounds.find((each) => !rules.plan.tierGrounds.includes(each));
  if (ground !== undefined) return refused({ reason: 'unknown-tier-ground', ground });
  if (isOneToOneOwed(state, rules) && tier !== 'one-to-one') return refused({ reason: 'one-to-one-owed' });
  const ofTrack = rules.plan.templates[track];
  const forYouth = servicesForYouth(state, rules);
  const template = [
    ...ofTrack,
    ...forYouth.filter(({ code }) => !ofTrack.some((item) => item.code === code)),
  ];
  const unknown = extra.find(({ code }) => !template.some((item) => item.code === code));
  if (unknown) return refused({ reason: 'unknown-service', service: unknown.code });
  const items = template.map((item) => ({
    ...item,
    serviceTypes: [...item.serviceTypes],
    minimum: Math.max(item.minimum, extra.find(({ code }) => code === item.code)?.minimum ?? 0),
  }));
  const version = (state.plan.current?.version ?? 0) + 1;
  const plan: Plan = {
    version,
    date: beijingDate(context.now),
    track,
    tier,
    tierGrounds: [...tierGrounds],
    packVersion: rules.packVersion,
    items,
  };
  if (isFulfilled(plan, state.plan.services)) return success({ plan });
  const deadline = taskDeadline(carryOutPlanTask, { number: version }, rules, calendar, context.now);
  return success({ plan: { ...plan, taskId: deadline.taskId }, deadline });
}
