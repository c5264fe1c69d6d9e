import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { dateText } from '../../common/wording/date-text.ts';
import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** Appointments between the agency and the person. */
export const appointment = {
  events: {
    'contact-booked': ({ data: { start } }) => {
      const day = beijingDate(Date.parse(start));
      return {
        zh: `已预约${dateText(day, 'zh')}联系，办理期限不变`,
        en: `A contact was booked for ${dateText(day, 'en')}; no time limit moves`,
      };
    },
    'contact-booking-cancelled': { zh: '已取消联系预约', en: 'The booked contact was cancelled' },
  },
  tasks: {},
  deadlines: {},
  problems: {
    'no-contact-due': [
      409,
      '目前没有待进行的联系，无需预约。如需咨询，请联系工作人员或拨打12333。',
      'No contact is due now, so there is nothing to book. If you have a question, call 12333.',
    ],
    'slot-gone': [
      409,
      '该时段已过或不在可预约范围内，请刷新后另选时段。',
      'This time has passed or cannot be booked: please reload and choose another.',
    ],
    'nothing-booked': [409, '目前没有预约，无需取消。', 'Nothing is booked, so there is nothing to cancel.'],
  },
} as const satisfies EpisodeWording;
