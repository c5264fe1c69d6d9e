import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { newResult, whereToAsk } from '../../common/wording/notice-texts.ts';

/** What was decided of the grant. */
export const notices = {
  'home-visit-grant-decided': {
    texts: {
      1: {
        short: newResult,
        title: {
          zh: '上门服务补贴申请的结果',
          en: 'The result of your application for the home-visit grant',
        },
        paragraphs: [
          {
            when: 'grantedOn',
            zh: '您申请的上门服务补贴已于{grantedOn}获得批准。',
            en: 'The home-visit grant that you applied for was given on {grantedOn}.',
          },
          {
            when: 'notGrantedOn',
            zh: '您申请的上门服务补贴于{notGrantedOn}未获批准。',
            en: 'The home-visit grant that you applied for was not given. This was decided on {notGrantedOn}.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { at, data } = reader.need('home-visit-grant-decided');
      return { [data.granted ? 'grantedOn' : 'notGrantedOn']: reader.dayOf(at) };
    },
  },
} as const satisfies NoticeWordings;
