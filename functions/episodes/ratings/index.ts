import type { EpisodeWording } from '../../common/wording/episode-wording.ts';
import { ratedKindTexts } from './rating-texts.ts';

/** The person's ratings of the service. */
export const ratings = {
  events: {
    'service-rated': ({ data: { kind } }) => ({
      zh: `本人已评价：${ratedKindTexts[kind].zh}`,
      en: `The person has rated: ${ratedKindTexts[kind].en}`,
    }),
    'rating-answered': { zh: '主管已核实并答复评价', en: 'A supervisor has looked into the rating' },
  },
  wordsForThePerson: ['rating-answered'],
  tasks: {
    'answer-rating': { zh: '核实并答复不满意的评价', en: 'Follow up a poor rating' },
  },
  deadlines: {
    rating: { zh: '核实并答复不满意的评价', en: 'Following up a poor rating' },
  },
  problems: {
    'nothing-to-rate': [
      422,
      '这一项不是可以评价的办理事项，请从办理经过中选择。',
      'This is nothing that can be rated: please choose something from the history.',
    ],
    'rated-already': [
      409,
      '这一项您已经评价过，评价不能修改。',
      'You have rated this already, and a rating cannot be changed.',
    ],
  },
} as const satisfies EpisodeWording;
