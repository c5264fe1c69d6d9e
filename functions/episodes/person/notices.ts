import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { newInformation, whereToAsk } from '../../common/wording/notice-texts.ts';

/** That the agency has corrected what it holds of the person. */
export const notices = {
  'person-corrected': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '个人信息已更正', en: 'What we hold of you was corrected' },
        paragraphs: [
          {
            zh: '工作人员已于{correctedOn}更正您登记的个人信息（编号{applicationNumber}），请核对。如不是您本人的意思，请尽快告知我们。',
            en: 'On {correctedOn} our staff corrected what we hold of you (number {applicationNumber}). Please check it, and tell us soon if this was not your wish.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => ({ correctedOn: reader.dayOf(reader.need('person-corrected').at) }),
  },
} as const satisfies NoticeWordings;
