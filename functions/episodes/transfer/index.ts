import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** A registration that moves to another place. */
export const transfer = {
  events: {
    'registration-transferred-in': {
      zh: '从其他登记地转入',
      en: 'The registration was taken over from another place',
    },
    'registration-transferred-out': {
      zh: '失业登记已转出，登记继续有效',
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
    'no-registration-to-transfer': [
      409,
      '该人员没有可以转移的有效失业登记，可以直接申请失业登记。',
      'The person has no active registration that could be transferred, and may apply for one.',
    ],
  },
} as const satisfies EpisodeWording;
