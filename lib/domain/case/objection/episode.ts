import type { ClosureSlice } from '../closure/state.ts';
import { declares, defineEpisode, type Place } from '../kernel/episode.ts';
import { atOnce } from '../kernel/heard.ts';
import {
  tellPerson,
  toAgency,
  toPerson,
  withFullStops,
  withLastDay,
  withoutObjection,
} from '../kernel/notice.ts';
import type { KernelState } from '../kernel/state.ts';
import type { RegistrationSlice } from '../registration/state.ts';
import { type ObjectionEvent, objectionEvents } from './events.ts';
import { contestedDecision } from './object.ts';
import { objectionReducers } from './reducer.ts';
import type { ObjectionRefusal } from './refusals.ts';
import { decideObjectionTask, type ObjectionRules } from './tasks.ts';

/**
 * The person contests a refusal or a closure, and a supervisor reviews it. The episode has no state of its own: the outcome is
 * kept with the decision.
 */
export const objectionEpisode = defineEpisode({
  name: 'objection',
  events: objectionEvents,
  reducers: objectionReducers,
  tasks: [decideObjectionTask],
  notices: {
    templates: {
      'objection-dismissed': withFullStops(withoutObjection(toPerson)),
      'registration-reinstated': toPerson,
      'refusal-overturned': withLastDay(toPerson),
      'objection-to-decide': withLastDay(toAgency),
    },
    tells: {
      'objection-raised': (_event: ObjectionEvent<'objection-raised'>, { district }: Place) => [
        { template: 'objection-to-decide', to: { kind: 'district-supervisors', district } },
      ],
      'objection-dismissed': () => tellPerson('objection-dismissed'),
      'registration-reinstated': () => tellPerson('registration-reinstated'),
      'refusal-overturned': () => tellPerson('refusal-overturned'),
    },
  },
  // At the counter, too, it is the person who objects.
  hears: { 'objection-raised': atOnce },
  actions: {
    'raise-objection': {
      roles: {
        refused: ['applicant', 'representative', 'officer'],
        'job-seeker': ['applicant', 'representative', 'officer'],
        'job-seeker-ended': ['applicant', 'representative', 'officer'],
        closed: ['applicant', 'representative', 'officer'],
      },
      offered: (state: KernelState & ClosureSlice & RegistrationSlice) => {
        const contested = contestedDecision(state);
        return contested !== undefined && contested.objection === undefined;
      },
    },
    'decide-objection': {
      roles: {
        refused: ['supervisor'],
        'job-seeker': ['supervisor'],
        'job-seeker-ended': ['supervisor'],
        closed: ['supervisor'],
      },
      task: [decideObjectionTask.kind],
    },
  },
  published: {
    'objection-raised': ['taskId'],
    'objection-dismissed': ['taskId'],
    'registration-reinstated': ['taskId'],
    'refusal-overturned': ['taskId'],
  },
  sensitive: { events: { 'refusal-overturned': ['reIncluded', 'tags'] } },
  rules: declares<ObjectionRules>(),
  refusals: declares<ObjectionRefusal>(),
});
