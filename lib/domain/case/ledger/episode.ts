import { declares, defineEpisode } from '../kernel/episode.ts';
import { onDay } from '../kernel/heard.ts';
import type { LedgerHolder } from './completeness.ts';
import { isComplete, withLedgerComplete, withLedgerOwed } from './demand.ts';
import { type LedgerEvent, ledgerEvents } from './events.ts';
import type { OneToOneRules } from './one-to-one.ts';
import { ledgerReducers } from './reducer.ts';
import type { LedgerRefusal } from './refusals.ts';
import type { LedgerRules } from './rules.ts';
import { ledgerSlice, withLedger } from './state.ts';
import { completeLedgerTask, type LedgerTimes } from './tasks.ts';

const staff = ['officer', 'supervisor'] as const;

/** What is known of the person, and what is still to be learnt. */
export const ledgerEpisode = defineEpisode({
  name: 'ledger',
  slice: ledgerSlice,
  events: ledgerEvents,
  reducers: ledgerReducers,
  carries: {
    carriedLedger: { apply: withLedger, sensitive: ['facts', 'tags'] },
    statedProfile: { apply: withLedger, sensitive: ['facts', 'tags'] },
    ledgerOwed: { apply: withLedgerOwed },
    completesLedger: { apply: withLedgerComplete },
  },
  tasks: [completeLedgerTask],
  resumes: [
    {
      task: completeLedgerTask,
      isResumed: (state: LedgerHolder, _taskId: string, rules: LedgerRules) => !isComplete(state, rules),
    },
  ],
  hears: {
    // Only the person's own statements: an officer's finding or a source's record is no contact.
    'profile-recorded': (event: LedgerEvent<'profile-recorded'>) =>
      [...event.data.facts, ...event.data.tags]
        .filter(({ source }) => source === 'person')
        .map(({ on }) => onDay(on, event))
        .sort()
        .at(-1),
  },
  actions: {
    'record-profile': {
      roles: { applied: staff, registered: staff, 'job-seeker': staff },
      offered: () => true,
    },
  },
  sensitive: {
    state: ['ledger.facts', 'ledger.tags'],
    events: { 'profile-recorded': ['facts', 'tags'] },
  },
  rules: declares<LedgerTimes & OneToOneRules>(),
  refusals: declares<LedgerRefusal>(),
});
