import { declares, defineEpisode } from '../kernel/episode.ts';
import { taskIdOf } from '../kernel/ids.ts';
import { tellPerson, toPerson } from '../kernel/notice.ts';
import { type GrantEvent, grantEvents } from './events.ts';
import { isUnderWay } from './grant.ts';
import { grantReducers } from './reducer.ts';
import type { GrantRefusal } from './refusals.ts';
import { type GrantSlice, grantSlice } from './state.ts';
import { checkTask, decisionTask, type HomeVisitGrantRules } from './tasks.ts';

/** A grant that no source knows, in the shape of those to come: apply, a check by one person, a decision by another. */
export const homeVisitGrantEpisode = defineEpisode({
  name: 'home-visit-grant',
  slice: grantSlice,
  events: grantEvents,
  reducers: grantReducers,
  tasks: [checkTask, decisionTask],
  taskFacts: { 'decide-home-visit-grant': { isForSupervisor: () => true } },
  workflow: {
    name: 'home-visit-grant',
    starts: {
      'home-visit-grant-applied-for': ({ data }: GrantEvent<'home-visit-grant-applied-for'>) => {
        const decisionTaskId = taskIdOf(decisionTask.kind, data.number);
        return {
          sequence: String(data.number),
          input: { checkTaskId: data.check.taskId, decisionTaskId },
          tasks: [data.check.taskId, decisionTaskId],
        };
      },
    },
  },
  resumes: [
    { task: checkTask, isResumed: () => true },
    { task: decisionTask, isResumed: () => true },
  ],
  notices: {
    templates: { 'home-visit-grant-decided': toPerson },
    tells: { 'home-visit-grant-decided': () => tellPerson('home-visit-grant-decided') },
  },
  actions: {
    'apply-for-home-visit-grant': {
      roles: { registered: ['applicant'] },
      offered: (state: GrantSlice) => !isUnderWay(state),
    },
    'check-home-visit-grant': { roles: { registered: ['officer', 'supervisor'] }, task: [checkTask.kind] },
    'decide-home-visit-grant': { roles: { registered: ['supervisor'] }, task: [decisionTask.kind] },
  },
  published: { 'home-visit-grant-decided': ['taskId'] },
  rules: declares<HomeVisitGrantRules>(),
  refusals: declares<GrantRefusal>(),
});
