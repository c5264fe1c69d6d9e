import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { optional } from '../../common/wording/notice-reader.ts';
import { newResult, whereToAsk } from '../../common/wording/notice-texts.ts';

/** The answer to a poor rating. */
export const notices = {
  'rating-answered': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '对您评价的答复', en: 'The answer to your rating' },
        paragraphs: [
          {
            zh: '您对服务不满意的评价，主管已核实（编号{applicationNumber}）。',
            en: 'A supervisor has looked into your rating of our service in your matter {applicationNumber}.',
          },
          {
            when: 'statement',
            zh: '核实及处理情况：{statement}',
            en: 'What was found and done: {statement}',
          },
          {
            zh: '您的评价不作改动，也不影响您办理的任何事项。',
            en: 'Your rating stays as you gave it, and it affects nothing in your case.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => optional('statement', reader.said('statement', 'rating-answered')),
  },
} as const satisfies NoticeWordings;
