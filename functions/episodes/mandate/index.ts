import { maxMandates } from '../../../lib/domain/case/mandate/mandate.ts';
import { dateText } from '../../common/wording/date-text.ts';
import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** Who acts for the person, and until when. */
export const mandate = {
  events: {
    'mandate-granted': ({ data: { from, until } }) => ({
      zh: `已登记委托代理人，期限自${dateText(from, 'zh')}至${dateText(until, 'zh')}`,
      en: `Somebody acts for the person, from ${dateText(from, 'en')} to ${dateText(until, 'en')}`,
    }),
    'mandate-revoked': { zh: '委托已撤销', en: 'The mandate was revoked' },
  },
  tasks: {},
  deadlines: {},
  problems: {
    'mandate-needs-document': [
      422,
      '登记委托，须由工作人员核验委托人本人有效身份证件后办理，无需其他材料。',
      'A mandate is recorded at the counter by an officer who has seen the identity document of the person; nothing else is needed.',
    ],
    'mandate-period-impossible': [
      422,
      '委托期限不正确：终止日期不能早于开始日期，也不能早于今天。',
      'The term of the mandate cannot be right: it may not end before it begins, nor before today.',
    ],
    'mandate-not-for-oneself': [
      422,
      '受委托人不能是本人，也不能是办理登记的工作人员。',
      'The representative can neither be the person themself nor the officer who records the mandate.',
    ],
    'mandate-of-staff-at-counter': [
      422,
      '受委托人是经办机构工作人员的，请本人持身份证件到服务窗口登记委托，以便其依规回避。',
      'The representative works for an agency: please come to the counter with your identity document to have the mandate recorded, so that they are kept from your case.',
    ],
    'mandate-exists-already': [
      409,
      '该受委托人在此期间已有委托，请先撤销原委托或者另选期限。',
      'This representative has a mandate for a part of that time already: revoke it first, or choose another term.',
    ],
    'too-many-mandates': [
      409,
      `同一事项最多登记${maxMandates}次委托。`,
      `A case keeps at most ${maxMandates} mandates.`,
    ],
    'mandate-not-found': [404, '没有找到这项委托。', 'There is no such mandate.'],
    'mandate-has-ended': [409, '该委托已到期或者已撤销。', 'This mandate has ended already.'],
  },
} as const satisfies EpisodeWording;
