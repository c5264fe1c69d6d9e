import type { EpisodeWording } from '../../common/wording/episode-wording.ts';
import { proactiveProblems } from './problems.ts';

/** Grants that are found from data (免申即享): told, confirmed or declined. */
export const proactive = {
  events: {
    'grant-found': ({ data }) =>
      data.to === 'person'
        ? {
            zh: '经数据比对，可能符合补贴条件，已告知本人',
            en: 'The person may be entitled to a subsidy and was told',
          }
        : {
            zh: '经数据比对，用人单位可能符合补贴条件，已推送单位',
            en: 'An employer may be entitled to a subsidy and was told',
          },
    'grant-declined': ({ data }) =>
      data.to === 'person'
        ? { zh: '本人谢绝主动告知的补贴', en: 'The person declined a subsidy offered by the agency' }
        : { zh: '用人单位谢绝主动推送的补贴', en: 'The employer declined a subsidy offered by the agency' },
  },
  tasks: {},
  deadlines: {},
  problems: proactiveProblems,
} as const satisfies EpisodeWording;
