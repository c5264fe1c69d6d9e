import { declares, defineEpisode } from '../kernel/episode.ts';
import { tellPerson, toPerson, withLastDay } from '../kernel/notice.ts';
import { sensitiveInPreviousSpell } from '../registration/previous-spell.ts';
import { transferEvents } from './events.ts';
import { transferBegins, transferReducers } from './reducer.ts';
import type { TransferRefusal } from './refusals.ts';
import { transferSlice } from './state.ts';

/** Moves a registration to another of the places at which a person may register (I-15). */
export const transferEpisode = defineEpisode({
  name: 'transfer',
  slice: transferSlice,
  events: transferEvents,
  begins: transferBegins,
  reducers: transferReducers,
  notices: {
    templates: { 'registration-transferred': withLastDay(toPerson) },
    tells: { 'registration-transferred-in': () => tellPerson('registration-transferred') },
  },
  actions: {
    'transfer-registration': { roles: { registered: ['officer', 'supervisor'] }, offered: () => true },
  },
  published: {
    'registration-transferred-in': ['channel'],
    'registration-transferred-out': ['taskId'],
  },
  sensitive: {
    events: {
      'registration-transferred-in': [
        'ledger.facts',
        'ledger.tags',
        'reIncluded',
        'household.applications.*.members',
        'household.applications.*.checks',
        'household.applications.*.end',
        ...sensitiveInPreviousSpell,
      ],
    },
  },
  refusals: declares<TransferRefusal>(),
});
