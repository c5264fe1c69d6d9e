import { beijingDate } from '../../calendar/local-date.ts';
import { declares, defineEpisode, type RolesByPhase } from '../kernel/episode.ts';
import { tellPerson, toPerson } from '../kernel/notice.ts';
import { phases, type Role } from '../kernel/vocabulary.ts';
import { type RatingEvent, ratingEvents } from './events.ts';
import { ratingReducers } from './reducer.ts';
import type { RatingRefusal } from './refusals.ts';
import { ratingSlice } from './state.ts';
import { answerRatingTask, type RatingRules } from './tasks.ts';

const always = (roles: readonly Role[]): RolesByPhase =>
  Object.fromEntries(phases.map((phase) => [phase, roles]));

/** The person's opinion of the agency's work (好差评), and who looks into poor ratings. */
export const ratingsEpisode = defineEpisode({
  name: 'ratings',
  slice: ratingSlice,
  events: ratingEvents,
  reducers: ratingReducers,
  tasks: [answerRatingTask],
  notices: {
    templates: { 'rating-answered': toPerson },
    tells: {
      // Earlier answers were only in the history of the case, where nobody looked for them.
      'rating-answered': ({ at }: RatingEvent<'rating-answered'>) =>
        beijingDate(Date.parse(at)) < '2026-12-03' ? [] : tellPerson('rating-answered'),
    },
  },
  actions: {
    'rate-service': { roles: always(['applicant', 'representative']) },
    'answer-rating': { roles: always(['supervisor']), task: [answerRatingTask.kind] },
  },
  rules: declares<RatingRules>(),
  refusals: declares<RatingRefusal>(),
});
