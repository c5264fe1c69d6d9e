import { declares, defineEpisode } from '../kernel/episode.ts';
import { reworded, tellPerson, toPerson, withLastDay } from '../kernel/notice.ts';
import { type PlacementEvent, placementEvents } from './events.ts';
import { openPlacementCheck } from './placement-check.ts';
import { placementReducers } from './reducer.ts';
import type { PlacementRefusal } from './refusals.ts';
import { placementCheckActionSchema } from './schedule.ts';
import { placementSlice } from './state.ts';
import { checkPlacementTask, type PlacementRules } from './tasks.ts';

/** Contacts some months after a person found work (WH-4.6, I-29). */
export const afterPlacementEpisode = defineEpisode({
  name: 'after-placement',
  slice: placementSlice,
  events: placementEvents,
  reducers: placementReducers,
  tasks: [checkPlacementTask],
  scheduledActions: {
    'placement-check': { schema: placementCheckActionSchema, run: openPlacementCheck },
  },
  notices: {
    templates: {
      'placement-check': reworded(withLastDay(toPerson), '2026-12-02'),
      'may-register-again': toPerson,
    },
    tells: {
      'placement-check-opened': () => tellPerson('placement-check'),
      'placement-checked': ({ data }: PlacementEvent<'placement-checked'>) =>
        data.mayReEnter ? tellPerson('may-register-again') : [],
    },
  },
  actions: {
    'record-placement-check': {
      roles: { closed: ['officer', 'supervisor'] },
      task: [checkPlacementTask.kind],
    },
  },
  hears: {
    'placement-checked': ({ data, at }: PlacementEvent<'placement-checked'>) =>
      data.finding === 'not-reached' ? undefined : at,
  },
  published: {
    'placement-check-opened': ['taskId', 'monthsAfter'],
    'placement-checked': ['taskId', 'monthsAfter'],
  },
  sensitive: {
    state: ['placementChecks.*.finding'],
    events: { 'placement-checked': ['finding'] },
  },
  rules: declares<PlacementRules>(),
  refusals: declares<PlacementRefusal>(),
});
