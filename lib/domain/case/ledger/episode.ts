import { declares, defineEpisode } from '../kernel/episode.ts';
import { ledgerEvents } from './events.ts';
import type { OneToOneRules } from './one-to-one.ts';
import { ledgerReducers } from './reducer.ts';
import type { LedgerRefusal } from './refusals.ts';
import type { LedgerRules } from './rules.ts';
import { ledgerSlice } from './state.ts';

/** What is known of the person, and what still has to be learnt. */
export const ledgerEpisode = defineEpisode({
  name: 'ledger',
  slice: ledgerSlice,
  events: ledgerEvents,
  reducers: ledgerReducers,
  actions: {
    'record-profile': { roles: { registered: ['officer', 'supervisor'] } },
  },
  rules: declares<LedgerRules & OneToOneRules>(),
  refusals: declares<LedgerRefusal>(),
});
