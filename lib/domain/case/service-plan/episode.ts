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

/** New wording, since services without a number are owed, too. */
const secondVersion = {
  ...toPerson,
  versions: [...toPerson.versions, { version: 2, from: '2026-12-01' }],
} as const;
const thirdVersion = withLastDay(secondVersion);
/** Mentions a number only if the circular or the officer gives one, and no longer attributes the day to the circular. */
const fourthVersion = reworded(thirdVersion, '2026-12-02');

const staff = ['officer', 'supervisor'] as const;

/** First contact, the plan, and the services that the plan promises. Every event that registers a person starts it. */
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
      // A job-seeker is served without a plan.
      offered: ({ phase, plan }: KernelState & PlanSlice) =>
        phase === 'job-seeker' || plan.current !== undefined,
    },
  },
  published: { 'contact-recorded': ['taskId'] },
  // The promises of a plan stay open. The reasons for them, and for declining them, may concern health.
  sensitive: {
    state: [
      'plan.current.tier',
      'plan.current.tierGrounds',
      // Services that are only promised to one group reveal the group.
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
