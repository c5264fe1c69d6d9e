import { withFirstContact } from '../follow-up/obligations.ts';
import type { FollowUpSlice } from '../follow-up/state.ts';
import type { Deadline } from '../kernel/deadline.ts';
import type { KernelState } from '../kernel/state.ts';
import { clearEscalation, closeTask, endedTask, withDeadline, withWatchedTask } from '../kernel/task.ts';
import { adjustPlanTask } from '../plan-adjustment/tasks.ts';
import type { ServicePlanEvent } from './events.ts';
import type { PlanSlice } from './state.ts';
import { carryOutPlanTask, firstContactTask, makePlanTask } from './tasks.ts';

type Needs = KernelState & PlanSlice;

function withContact<State extends Needs & FollowUpSlice>(
  state: State,
  { data, at }: ServicePlanEvent<'contact-recorded'>,
): State {
  const { taskId, reached, method, firstContactMonth, planMaking } = data;
  const { notReached = 0, ...plan } = state.plan;
  if (!reached)
    return clearEscalation({ ...state, plan: { ...plan, notReached: notReached + 1 } }, taskId, false);
  const contacted = closeTask({ ...state, plan }, firstContactTask, taskId, 'contacted', at);
  const counted = firstContactMonth ? withFirstContact(contacted, firstContactMonth, method, at) : contacted;
  return planMaking ? withDeadline(counted, planMaking) : counted;
}

const withPlanMade = <State extends Needs>(
  state: State,
  { data, at }: ServicePlanEvent<'plan-made'>,
): State => {
  const planned = withPlan(state, data, at);
  return withCarryingOut(closeTask(planned, makePlanTask, data.makingTask, 'planned', at), data, at);
};

function withPlanAdjusted<State extends Needs>(
  state: State,
  { data, at }: ServicePlanEvent<'plan-adjusted'>,
): State {
  const planned = withPlan(state, data, at);
  const answered =
    data.adjustmentTask === undefined
      ? planned
      : closeTask(planned, adjustPlanTask, data.adjustmentTask, 'adjusted', at);
  return withCarryingOut(answered, data, at);
}

type NewPlan = Pick<ServicePlanEvent<'plan-made'>['data'], 'plan' | 'deadline'>;

/** Replaces the previous plan, and ends its task. */
function withPlan<State extends Needs>(state: State, { plan }: NewPlan, at: string): State {
  const { current } = state.plan;
  const superseded = current?.taskId;
  const ended =
    superseded !== undefined && !endedTask(state, superseded)
      ? closeTask(state, carryOutPlanTask, superseded, 'adjusted', at)
      : state;
  const { items: _items, ...before } = current ?? { items: [] };
  return {
    ...ended,
    plan: {
      ...ended.plan,
      current: plan,
      firstDate: ended.plan.firstDate ?? plan.date,
      earlier: 'version' in before ? [...ended.plan.earlier, before] : ended.plan.earlier,
    },
  };
}

/** Opens the task of carrying out the plan, unless services already given fulfil it. */
function withCarryingOut<State extends Needs>(state: State, { deadline }: NewPlan, at: string): State {
  if (!deadline) return { ...state, plan: { ...state.plan, fulfilledAt: at } };
  const { fulfilledAt: _before, ...plan } = state.plan;
  return withWatchedTask({ ...state, plan }, carryOutPlanTask, deadline, at);
}

function withService<State extends Needs>(
  state: State,
  { data, at }: ServicePlanEvent<'service-recorded'>,
): State {
  const { service, fulfilsPlan, closureProposal } = data;
  const recorded = {
    ...state,
    plan: {
      ...state.plan,
      services: [...state.plan.services, service],
      ...(fulfilsPlan !== undefined && { fulfilledAt: at }),
      ...(closureProposal && { lastProposing: service.number }),
    },
  };
  const taskId = state.plan.current?.taskId;
  if (taskId === undefined) return recorded;
  return fulfilsPlan === undefined
    ? clearEscalation(recorded, taskId)
    : closeTask(recorded, carryOutPlanTask, taskId, 'fulfilled', at);
}

/** Continues a plan whose task was cut off under the task that replaces it. */
export const withResumedPlan = <State extends PlanSlice>(
  state: State,
  replaces: string,
  { taskId }: Pick<Deadline, 'taskId'>,
): State =>
  state.plan.current?.taskId === replaces
    ? { ...state, plan: { ...state.plan, current: { ...state.plan.current, taskId } } }
    : state;

/** The reducer of every event of this episode. */
export const servicePlanReducers = {
  'contact-recorded': withContact,
  'plan-made': withPlanMade,
  'plan-adjusted': withPlanAdjusted,
  'service-recorded': withService,
} as const;
