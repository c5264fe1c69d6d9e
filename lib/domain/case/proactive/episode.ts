import { declares, defineEpisode, type RolesByPhase } from '../kernel/episode.ts';
import { tellPerson, toPerson } from '../kernel/notice.ts';
import type { Role } from '../kernel/vocabulary.ts';
import { type ProactiveEvent, proactiveEvents } from './events.ts';
import { proactiveReducers } from './reducer.ts';
import type { ProactiveRefusal } from './refusals.ts';
import { foundGrantsOf, type ProactiveSlice, proactiveSlice } from './state.ts';

const whoAnswers: readonly Role[] = ['applicant', 'representative', 'officer', 'supervisor'];
const whereClaimed: RolesByPhase = {
  registered: whoAnswers,
  'job-seeker': whoAnswers,
  closed: whoAnswers,
};
/** Whether a grant found for the person is unanswered. Its last day determines whether it is still open. */
const isAsked = (state: ProactiveSlice): boolean =>
  foundGrantsOf(state).some(({ to, declinedAt }) => to === 'person' && declinedAt === undefined);

/**
 * Grants found from data instead of by application (免申即享, 直补快办; SX-4.5, CQ-3.2, E4): told, confirmed or declined and, once
 * confirmed, claims like any other.
 */
export const proactiveEpisode = defineEpisode({
  name: 'proactive',
  slice: proactiveSlice,
  events: proactiveEvents,
  reducers: proactiveReducers,
  tasks: [],
  notices: {
    templates: { 'grant-found': toPerson },
    tells: {
      // Employers look up the grants found for them themselves.
      'grant-found': ({ data }: ProactiveEvent<'grant-found'>) =>
        data.to === 'person' ? tellPerson('grant-found') : [],
    },
  },
  actions: {
    'confirm-found-grant': { roles: whereClaimed, offered: isAsked },
    'decline-found-grant': { roles: whereClaimed, offered: isAsked },
  },
  published: { 'grant-found': ['number', 'to'] },
  // A found grant reveals what somebody has done, for whom, and what they need.
  sensitive: {
    state: ['foundGrants.*.scheme', 'foundGrants.*.stated', 'foundGrants.*.assessment'],
    events: { 'grant-found': ['scheme', 'stated', 'assessment'] },
  },
  refusals: declares<ProactiveRefusal>(),
});
