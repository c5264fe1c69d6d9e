import { districtName } from '../../common/wording/district-name.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { contactBy } from '../../common/wording/notice-reader.ts';
import { newResult, whereToAsk, withLastDay } from '../../common/wording/notice-texts.ts';

/** The registration has moved to another place. */
export const notices = {
  'registration-transferred': {
    texts: withLastDay({
      1: {
        short: newResult,
        title: { zh: '失业登记已转出', en: 'Your registration has moved' },
        paragraphs: [
          {
            zh: '您的失业登记已从{transferredFrom}转出，转入{district}，新的编号是{applicationNumber}。这不是注销：登记继续有效，登记时间连续计算，已了解的情况一并转入，不必重复填写。',
            en: 'Your registration has moved from {transferredFrom} to {district}, under the number {applicationNumber}. It has not ended: its time goes on, and what we know is carried over.',
          },
          {
            zh: '新登记地的工作人员将在{firstContactBy}前与您联系。依据：{basis}。',
            en: 'The staff of the new place will contact you by {firstContactBy}. Basis: {basis}.',
          },
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => {
      const { from, firstContact } = reader.need('registration-transferred-in').data;
      return {
        transferredFrom: districtName(from.district, reader.source.language),
        ...contactBy(reader, firstContact),
      };
    },
  },
} as const satisfies NoticeWordings;
