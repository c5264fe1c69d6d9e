import type { Deadline } from '../kernel/deadline.ts';
import { declares, defineEpisode } from '../kernel/episode.ts';
import { numberOfTask, taskIdOf } from '../kernel/ids.ts';
import { reworded, tellPerson, toPerson, withLastDay } from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import { withDeadline } from '../kernel/task.ts';
import { servicePlanEvents } from './events.ts';
import { servicePlanReducers } from './reducer.ts';
import type { ServicePlanRefusal } from './refusals.ts';
import type { ServicePlanRules } from './rules.ts';
import { type PlanSlice, planSlice } from './state.ts';
import { carryOutPlanTask, firstContactTask, makePlanTask } from './tasks.ts';

/** Reworded since services without a number are owed, too. */
const secondVersion = {
  ...toPerson,
  versions: [...toPerson.versions, { version: 2, from: '2026-12-01' }],
} as const;
const thirdVersion = withLastDay(secondVersion);
/** A number is said where the circular or the officer gives one, and the day is not said to be the circular's. */
const fourthVersion = reworded(thirdVersion, '2026-12-02');

const staff = ['officer', 'supervisor'] as const;

/** First contact, plan, and the services that the plan promises. Every event that registers a person begins it. */
export const servicePlanEpisode = defineEpisode({
  name: 'service-plan',
  slice: planSlice,
  events: servicePlanEvents,
  reducers: servicePlanReducers,
  carries: {
    firstContact: {
      apply: withDeadline,
      starts: ({ taskId }: Deadline) => {
        const sequence = numberOfTask(firstContactTask.kind, taskId) ?? '1';
        const planTaskId = taskIdOf(makePlanTask.kind, sequence);
        return {
          sequence,
          input: { contactTaskId: taskId, planTaskId },
          tasks: [taskId, planTaskId],
        };
      },
    },
  },
  tasks: [firstContactTask, makePlanTask, carryOutPlanTask],
  taskFacts: {
    [firstContactTask.kind]: { attempts: ({ plan }: PlanSlice) => plan.notReached ?? 0 },
    [carryOutPlanTask.kind]: {
      isUnderWay: ({ plan: { current, services } }: PlanSlice) =>
        current !== undefined && services.some(({ on }) => on >= current.date),
    },
  },
  resumes: [
    {
      task: carryOutPlanTask,
      isResumed: ({ plan }: PlanSlice, taskId: string) => plan.current?.taskId === taskId,
    },
  ],
  workflow: { name: 'service-plan' },
  notices: {
    templates: { 'plan-made': fourthVersion, 'plan-adjusted': fourthVersion },
    tells: {
      'plan-made': () => tellPerson('plan-made'),
      'plan-adjusted': () => tellPerson('plan-adjusted'),
    },
  },
  actions: {
    'record-contact': { roles: { registered: staff }, task: [firstContactTask.kind] },
    'make-plan': { roles: { registered: staff }, task: [makePlanTask.kind] },
    'adjust-plan': {
      roles: { registered: staff },
      offered: ({ plan }: PlanSlice) => plan.current !== undefined,
    },
    'record-service': {
      roles: { registered: staff, 'job-seeker': staff },
      // Somebody registered as a job-seeker is served without a plan.
      offered: ({ phase, plan }: KernelState & PlanSlice) =>
        phase === 'job-seeker' || plan.current !== undefined,
    },
  },
  published: { 'contact-recorded': ['taskId'] },
  // What a plan promises stays open; why it promises it, and why somebody does not take it, may be a matter of health.
  sensitive: {
    state: [
      'plan.current.tier',
      'plan.current.tierGrounds',
      // Services that only one group is promised name it.
      'plan.current.items',
      'plan.earlier.*.tier',
      'plan.earlier.*.tierGrounds',
      'plan.services.*.refusal',
    ],
    events: {
      'plan-made': ['plan.tier', 'plan.tierGrounds', 'plan.items'],
      'plan-adjusted': ['plan.tier', 'plan.tierGrounds', 'plan.items'],
      'service-recorded': ['service.refusal'],
    },
  },
  rules: declares<ServicePlanRules>(),
  refusals: declares<ServicePlanRefusal>(),
});
