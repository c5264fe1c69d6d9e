import type { ClosureSlice } from '../closure/state.ts';
import { declares, defineEpisode, type Place } from '../kernel/episode.ts';
import { tellPerson, toAgency, toPerson } from '../kernel/notice.ts';
import { type ObjectionEvent, objectionEvents } from './events.ts';
import { objectionReducers } from './reducer.ts';
import type { ObjectionRefusal } from './refusals.ts';
import { decideObjectionTask, type ObjectionRules } from './tasks.ts';

/** The person says that a closure is wrong, and a supervisor looks at it again. It has no state of its own. */
export const objectionEpisode = defineEpisode({
  name: 'objection',
  events: objectionEvents,
  reducers: objectionReducers,
  tasks: [decideObjectionTask],
  notices: {
    templates: {
      'objection-dismissed': toPerson,
      'registration-reinstated': toPerson,
      'objection-to-decide': toAgency,
    },
    tells: {
      'objection-raised': (_event: ObjectionEvent<'objection-raised'>, { district }: Place) => [
        { template: 'objection-to-decide', to: { kind: 'district-supervisors', district } },
      ],
      'objection-dismissed': () => tellPerson('objection-dismissed'),
      'registration-reinstated': () => tellPerson('registration-reinstated'),
    },
  },
  actions: {
    'raise-objection': {
      roles: { closed: ['applicant', 'officer'] },
      offered: ({ closure }: ClosureSlice) => closure?.status === 'closed' && closure.objection === undefined,
    },
    'decide-objection': { roles: { closed: ['supervisor'] }, task: [decideObjectionTask.kind] },
  },
  published: {
    'objection-raised': ['taskId'],
    'objection-dismissed': ['taskId'],
    'registration-reinstated': ['taskId'],
  },
  rules: declares<ObjectionRules>(),
  refusals: declares<ObjectionRefusal>(),
});
