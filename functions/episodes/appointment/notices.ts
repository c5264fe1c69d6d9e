import { atTime, beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import type { NoticeReader } from '../../common/wording/notice-reader.ts';
import { newInformation, type Parameters, whereToAsk } from '../../common/wording/notice-texts.ts';

/** The agency has booked an appointment with the person, or cancelled one. */
export const notices = {
  'contact-booked': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '联系预约告知', en: 'When we will be in touch' },
        paragraphs: [
          {
            when: 'phone',
            zh: '工作人员预约于{day}{from}至{until}与您电话联系（编号{applicationNumber}），请保持电话畅通。',
            en: 'Our staff will call you on {day} between {from} and {until} about your case {applicationNumber}.',
          },
          {
            when: 'counter',
            zh: '已为您预约{day}{from}至{until}到服务窗口办理（编号{applicationNumber}），无需携带任何证明。',
            en: 'You are expected at the counter on {day} between {from} and {until} about your case {applicationNumber}. You need bring no papers.',
          },
          {
            zh: '时间不便的，可以登录后改约或者取消，也可以告诉我们。改约不影响办理期限。',
            en: 'If the time does not suit you, move or cancel it after signing in, or tell us. No time limit moves by that.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: bookedTime,
  },
  'contact-booking-cancelled': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '联系预约取消告知', en: 'A booked contact was cancelled' },
        paragraphs: [
          {
            zh: '原定{day}的联系预约（编号{applicationNumber}）已取消。您可以登录后另约时间；工作人员仍将在规定期限内与您联系。',
            en: 'The contact booked for {day} about your case {applicationNumber} was cancelled. You may book another time after signing in; our staff will be in touch within the time limit all the same.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => dayOf(reader, reader.need('contact-booking-cancelled').data.start),
  },
  'contact-booked-with-you': {
    texts: {
      1: {
        short: {
          zh: '编号{applicationNumber}的人员有联系预约，请登录工作平台查看。',
          en: 'A contact about case {applicationNumber} was booked. Please sign in to read it.',
        },
        title: { zh: '有新的联系预约', en: 'A contact was booked' },
        paragraphs: [
          {
            when: 'phone',
            zh: '{district}编号{applicationNumber}的人员预约于{day}{from}至{until}电话联系，请按时联系。办理期限不变。',
            en: 'Call the person of case {applicationNumber} in {district} on {day} between {from} and {until}. No time limit moves.',
          },
          {
            when: 'counter',
            zh: '{district}编号{applicationNumber}的人员预约于{day}{from}至{until}到服务窗口，请做好接待。办理期限不变。',
            en: 'The person of case {applicationNumber} in {district} comes to the counter on {day} between {from} and {until}. No time limit moves.',
          },
        ],
      },
    },
    parameters: bookedTime,
  },
  'booking-with-you-cancelled': {
    texts: {
      1: {
        short: {
          zh: '编号{applicationNumber}的联系预约已取消，请登录工作平台查看。',
          en: 'The contact booked about case {applicationNumber} was cancelled. Please sign in to read it.',
        },
        title: { zh: '联系预约已取消', en: 'A booked contact was cancelled' },
        paragraphs: [
          {
            zh: '{district}编号{applicationNumber}的人员原定{day}的联系预约已取消。办理期限不变，请在期限内与其联系。',
            en: 'The contact booked for {day} about case {applicationNumber} in {district} was cancelled. The time limit is as it was: please be in touch within it.',
          },
        ],
      },
    },
    parameters: (reader) => dayOf(reader, reader.need('contact-booking-cancelled').data.start),
  },
} as const satisfies NoticeWordings;

function bookedTime(reader: NoticeReader): Parameters {
  const { start, end, means } = reader.need('contact-booked').data;
  return { ...dayOf(reader, start), from: clock(start), until: clock(end), [means]: means };
}

const dayOf = (reader: NoticeReader, instant: string): Parameters => ({ day: reader.dayOf(instant) });

/** The Beijing time of an instant, `HH:MM`. */
function clock(instant: string): string {
  const at = Date.parse(instant);
  const minutes = Math.round((at - atTime(beijingDate(at), '00:00')) / 60_000);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
