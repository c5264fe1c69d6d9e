import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { optional, remediesOf } from '../../common/wording/notice-reader.ts';
import { newInformation, newResult, whereToAppeal, whereToAsk } from '../../common/wording/notice-texts.ts';

/** The agency has corrected the person's data, or answered a request for a correction. */
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
  'correction-answered': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '更正个人信息申请的答复', en: 'The answer to your request for a correction' },
        paragraphs: [
          {
            when: 'corrected',
            zh: '您关于更正个人信息（编号{applicationNumber}）的申请，经工作人员核实，已予更正，请核对。',
            en: 'What you asked to be corrected (number {applicationNumber}) was looked into and corrected. Please check it.',
          },
          {
            when: 'declined',
            zh: '您关于更正个人信息（编号{applicationNumber}）的申请，经工作人员核实，不予更正。',
            en: 'What you asked to be corrected (number {applicationNumber}) was looked into, and stays as it is.',
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          {
            when: 'declined',
            zh: '依据：《中华人民共和国个人信息保护法》第四十六条、第五十条。',
            en: 'Law: Personal Information Protection Law, arts 46 and 50.',
          },
          { ...whereToAppeal, when: 'declined' },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { outcome } = reader.need('correction-answered').data;
      const { reviewBody = '' } = remediesOf(reader);
      return {
        [outcome]: outcome,
        ...optional('explanation', reader.said('explanation', 'correction-answered')),
        reviewBody,
      };
    },
  },
} as const satisfies NoticeWordings;
