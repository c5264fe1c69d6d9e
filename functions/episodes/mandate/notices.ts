import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { newInformation, whereToAsk } from '../../common/wording/notice-texts.ts';

/** Somebody acts for the person, or no longer does, unless the person has said so with their own sign-in. */
export const notices = {
  'mandate-granted': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '委托代理登记告知', en: 'Somebody acts for you' },
        paragraphs: [
          {
            zh: '您的事项（编号{applicationNumber}）已登记委托代理人，委托期限自{from}至{until}。期限内您可以随时自行撤销，或者到服务窗口撤销。如不是您本人的意思，请立即告知我们。',
            en: 'From {from} to {until} somebody acts for you in your case (number {applicationNumber}). You can revoke this at any time, by your sign-in or at the counter. Please tell us at once if this was not your wish.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { from, until } = reader.need('mandate-granted').data;
      return { from: reader.day(from), until: reader.day(until) };
    },
  },
  'mandate-revoked': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '委托撤销告知', en: 'Nobody acts for you any more' },
        paragraphs: [
          {
            zh: '您的事项（编号{applicationNumber}）的委托已于{revokedOn}撤销，受委托人不能再代为办理。',
            en: 'On {revokedOn} the mandate in your case (number {applicationNumber}) was revoked: the representative can no longer act for you.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => ({ revokedOn: reader.dayOf(reader.need('mandate-revoked').at) }),
  },
} as const satisfies NoticeWordings;
