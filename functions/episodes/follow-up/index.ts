import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** The monthly follow-up. */
export const followUp = {
  events: {
    'follow-up-opened': (event) => ({
      zh: `${event.data.month} 月度回访开始`,
      en: `The follow-up of ${event.data.month} begins`,
    }),
    'follow-up-attempted': (event) =>
      event.data.excuses
        ? {
            zh: `${event.data.month} 多次联系未果，本月按规则免责`,
            en: `${event.data.month}: nobody reached after enough attempts; the month is excused by rule`,
          }
        : { zh: '尝试回访，未联系上', en: 'A follow-up was tried; the person was not reached' },
    'follow-up-completed': (event) =>
      event.data.by === 'data-comparison'
        ? {
            zh: `${event.data.month} 信息比对已明确状态，完成回访`,
            en: `${event.data.month}: followed up by data comparison with a definite status`,
          }
        : { zh: `${event.data.month} 已完成回访`, en: `${event.data.month}: followed up` },
  },
  tasks: {
    'follow-up': { zh: '本月跟踪回访', en: "Make this month's follow-up" },
  },
  deadlines: {
    'follow-up': { zh: '月度跟踪回访', en: 'Monthly follow-up' },
  },
  problems: {
    'no-obligation-for-month': [409, '该月没有回访任务。', 'No follow-up is owed for this month.'],
    'month-already-followed-up': [409, '该月回访已经完成。', 'The follow-up of this month is done already.'],
  },
} as const satisfies EpisodeWording;
