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
/** Whether something was found for the person that nobody has answered; whether it is still open, its day says. */
const isAsked = (state: ProactiveSlice): boolean =>
  foundGrantsOf(state).some(({ to, declinedAt }) => to === 'person' && declinedAt === undefined);

/**
 * Grants that are found from data instead of being applied for (免申即享, 直补快办; SX-4.5, CQ-3.2, E4): told, confirmed or
 * declined, and once confirmed a claim as any other.
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
      // An employer reads in its own place what was found for it.
      'grant-found': ({ data }: ProactiveEvent<'grant-found'>) =>
        data.to === 'person' ? tellPerson('grant-found') : [],
    },
  },
  actions: {
    'confirm-found-grant': { roles: whereClaimed, offered: isAsked },
    'decline-found-grant': { roles: whereClaimed, offered: isAsked },
  },
  published: { 'grant-found': ['number', 'to'] },
  // What was found says what somebody has done, for whom, and of what they are in need.
  sensitive: {
    state: ['foundGrants.*.scheme', 'foundGrants.*.stated', 'foundGrants.*.assessment'],
    events: { 'grant-found': ['scheme', 'stated', 'assessment'] },
  },
  refusals: declares<ProactiveRefusal>(),
});
