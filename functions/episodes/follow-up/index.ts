import { monthText } from '../../common/wording/date-text.ts';
import type { EpisodeWording } from '../../common/wording/episode-wording.ts';
import { withHelper } from '../../common/wording/helper-texts.ts';

/** The monthly follow-up. */
export const followUp = {
  events: {
    'follow-up-opened': (event) => ({
      zh: `${monthText(event.data.month, 'zh')}跟踪回访开始`,
      en: `The follow-up of ${monthText(event.data.month, 'en')} begins`,
    }),
    'follow-up-attempted': (event) =>
      withHelper(
        event.data.excuses
          ? {
              zh: `${monthText(event.data.month, 'zh')}已多次联系未果，记录在案`,
              en: `${monthText(event.data.month, 'en')}: nobody was reached in several attempts, which are on record`,
            }
          : { zh: '尝试回访，未联系上', en: 'A follow-up was attempted; the person was not reached' },
        event.data.helper,
      ),
    'follow-up-completed': (event) =>
      event.data.by === 'data-comparison'
        ? {
            zh: `${monthText(event.data.month, 'zh')}已通过信息比对完成跟踪回访`,
            en: `${monthText(event.data.month, 'en')}: followed up by data comparison`,
          }
        : withHelper(
            {
              zh: `${monthText(event.data.month, 'zh')}已完成跟踪回访`,
              en: `${monthText(event.data.month, 'en')}: followed up`,
            },
            event.data.helper,
          ),
  },
  tasks: {
    'follow-up': { zh: '月度跟踪回访', en: 'Monthly follow-up' },
  },
  deadlines: {
    'follow-up': { zh: '月度跟踪回访', en: 'Monthly follow-up' },
  },
  problems: {
    'no-obligation-for-month': [409, '该月没有回访任务。', 'No follow-up is owed for this month.'],
    'month-already-followed-up': [409, '该月回访已经完成。', 'The follow-up of this month is done already.'],
  },
} as const satisfies EpisodeWording;
