import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** A registration that moves to another place. */
export const transfer = {
  events: {
    'registration-transferred-in': {
      zh: '从其他登记地转入',
      en: 'The registration was taken over from another place',
    },
    'registration-transferred-out': {
      zh: '已转出至其他登记地',
      en: 'The registration was given over to another place',
    },
  },
  tasks: {
    'arrange-transfer': { zh: '办理登记地转移', en: 'Arrange the transfer' },
  },
  deadlines: {
    transfer: { zh: '办理登记地转移', en: 'Arranging the transfer' },
  },
  problems: {
    'same-district': [422, '转入地与现登记地相同。', 'The registration is in this district already.'],
  },
} as const satisfies EpisodeWording;
