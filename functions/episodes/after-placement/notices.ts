import { countOf } from '../../common/wording/date-text.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import {
  newInformation,
  staffWillContact,
  whereToAsk,
  withLastDay,
} from '../../common/wording/notice-texts.ts';

/** The check after a placement, and the right to register again. */
export const notices = {
  'placement-check': {
    texts: {
      ...withLastDay({
        1: {
          short: staffWillContact,
          title: { zh: '再就业后的回访', en: 'A call after you have found work' },
          paragraphs: [
            {
              zh: '您实现就业已满{monthsAfter}个月。工作人员将于{dueOn}前与您联系，了解就业稳定情况；再次失业的，可以重新申请失业登记。依据：{basis}。',
              en: 'It is {timeAfter} since you found work. Our staff will contact you by {dueOn} to ask whether your work is stable. If you are out of work again, you may apply again. Basis: {basis}.',
            },
            whereToAsk,
          ],
        },
      }),
      // The circular requires the call, but does not say when (I-29).
      3: {
        short: staffWillContact,
        title: { zh: '再就业后的回访', en: 'A call after you have found work' },
        paragraphs: [
          {
            zh: '您实现就业已满{monthsAfter}个月。依据{basis}，工作人员将与您联系，了解就业稳定情况，我们安排最迟于{dueOn}进行。再次失业的，可以重新申请失业登记。',
            en: 'It is {timeAfter} since you found work. By {basis} our staff will ask you whether your work is stable, as we arrange it by {dueOn}. If you are out of work again, you may apply again.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { monthsAfter, deadline } = reader.need('placement-check-opened').data;
      return {
        monthsAfter: String(monthsAfter),
        timeAfter: countOf(monthsAfter, 'month'),
        dueOn: reader.due(deadline),
        basis: reader.law(deadline.basis),
      };
    },
  },
  'may-register-again': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '您可以重新申请失业登记', en: 'You may register again' },
        paragraphs: [
          {
            zh: '您告诉我们又失去了工作。您可以重新申请失业登记，此前登记的情况会一并带入，供您核对。',
            en: 'You told us that you are out of work again. You may apply again; what we know from before is carried over.',
          },
          {
            when: 'reEntryMonths',
            zh: '就业不满{reEntryMonths}个月再次失业的就业困难人员，重新纳入就业援助范围。依据：{basis}。',
            en: 'A person with employment difficulty who loses work within {reEntryMonths} months is taken back under assistance. Basis: {basis}.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { reEntry } = reader.values;
      if (reEntry.status !== 'set' || !reader.source.state.closure?.employmentDifficulty) return {};
      return {
        reEntryMonths: String(reEntry.value.employedLessThanMonths),
        basis: reader.law(reEntry.citation),
      };
    },
  },
} as const satisfies NoticeWordings;
