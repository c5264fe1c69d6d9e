import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** A grant for home visits: applied for, checked by one person, decided by another. */
export const homeVisitGrant = {
  events: {
    'home-visit-grant-applied-for': { zh: '已申请上门服务补贴', en: 'A home-visit grant was applied for' },
    'home-visit-grant-checked': {
      zh: '上门服务补贴申请已核查',
      en: 'The application for the grant was checked',
    },
    'home-visit-grant-decided': ({ data }) =>
      data.granted
        ? { zh: '决定给予上门服务补贴', en: 'The home-visit grant was given' }
        : { zh: '决定不予上门服务补贴', en: 'The home-visit grant was not given' },
  },
  wordsForThePerson: ['home-visit-grant-decided'],
  tasks: {
    'check-home-visit-grant': {
      zh: '核查上门服务补贴申请',
      en: 'Check the application for the home-visit grant',
    },
    'decide-home-visit-grant': { zh: '决定上门服务补贴', en: 'Decide on the home-visit grant' },
  },
  deadlines: {
    'home-visit-grant-check': { zh: '核查上门服务补贴申请', en: 'Check of the home-visit grant' },
    'home-visit-grant-decision': { zh: '决定上门服务补贴', en: 'Decision on the home-visit grant' },
  },
  problems: {
    'home-visit-grant-under-way': [
      409,
      '已有一项上门服务补贴申请正在办理。',
      'An application for the home-visit grant is being dealt with already.',
    ],
    'checked-by-same-person': [
      409,
      '核查人不能作出决定，请由另一人办理。',
      'Whoever has checked it cannot decide it: somebody else has to.',
    ],
  },
} as const satisfies EpisodeWording;
