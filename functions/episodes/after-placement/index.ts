import { countOf } from '../../common/wording/date-text.ts';
import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** The checks after somebody has found work. */
export const afterPlacement = {
  events: {
    'placement-check-opened': (event) => ({
      zh: `实现就业满${event.data.monthsAfter}个月，再就业回访开始`,
      en: `The check ${countOf(event.data.monthsAfter, 'month')} after the placement begins`,
    }),
    'placement-checked': ({ data: { finding, ends } }) =>
      finding === 'not-reached'
        ? ends === 'excused'
          ? {
              zh: '再就业回访多次联系未果，记录在案',
              en: 'Nobody was reached after enough attempts; this is on record',
            }
          : {
              zh: '尝试再就业回访，未联系上',
              en: 'A check after the placement was attempted; the person was not reached',
            }
        : { zh: '已完成再就业回访', en: 'The check after the placement was made' },
    'placement-checks-dropped': {
      zh: '本人已重新登记失业，不再进行再就业回访',
      en: 'The person is registered as unemployed again, so that no more checks after the placement are made',
    },
  },
  tasks: {
    'check-placement': { zh: '再就业回访', en: 'Follow up after the placement' },
  },
  deadlines: {
    'placement-check': { zh: '再就业回访', en: 'Check after the placement' },
  },
  problems: {},
} as const satisfies EpisodeWording;
