import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { optional } from '../../common/wording/notice-reader.ts';
import { newResult, whereToAsk, withLastDay } from '../../common/wording/notice-texts.ts';
import { endReasonTexts } from './index.ts';

/** Somebody was registered as a job-seeker, or the registration has ended. */
export const notices = {
  'job-seeker-registered': {
    texts: withLastDay({
      1: {
        short: newResult,
        title: { zh: '求职登记告知书', en: 'You are registered as a job-seeker' },
        paragraphs: [
          {
            zh: '您的求职登记（编号{applicationNumber}）已于{registeredOn}办理。',
            en: 'You were registered as a job-seeker on {registeredOn} (number {applicationNumber}).',
          },
          {
            when: 'officer',
            zh: '您的联系专人：{officer}。',
            en: 'Your contact person: {officer}.',
          },
          {
            when: 'servedBy',
            zh: '工作人员将在{servedBy}前与您联系，了解您的求职、培训需求，提供职业介绍等服务。',
            en: 'Our staff will contact you by {servedBy} to learn what work or training you want, and to help you find it.',
          },
          {
            zh: '您可以随时告知我们终止求职登记；符合失业登记条件的，可以申请失业登记，已登记的情况一并带入。',
            en: 'You may end this registration at any time. If you come to meet the conditions, you may apply to be registered as unemployed; what is recorded is carried over.',
          },
          whereToAsk,
        ],
      },
    }),
    parameters: (reader) => {
      const registered = reader.need('job-seeker-registration-begun', 'job-seeker-registered');
      const { serve } = registered.data;
      return {
        registeredOn: reader.dayOf(registered.at),
        ...optional('officer', reader.officer),
        ...optional('servedBy', serve && reader.due(serve)),
      };
    },
  },
  'job-seeker-registration-ended': {
    texts: {
      1: {
        short: newResult,
        title: { zh: '求职登记已终止', en: 'Your registration as a job-seeker has ended' },
        paragraphs: [
          {
            zh: '您的求职登记（编号{applicationNumber}）已于{endedOn}终止。原因：{reason}。',
            en: 'Your registration as a job-seeker ({applicationNumber}) ended on {endedOn}: {reason}.',
          },
          {
            zh: '仍有求职、培训需求的，可以随时重新办理求职登记。',
            en: 'If you want work or training, you may register again at any time.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const ended = reader.need('job-seeker-registration-ended');
      const reason = reader.text(endReasonTexts[ended.data.reason]);
      return { endedOn: reader.dayOf(ended.at), ...optional('reason', reason) };
    },
  },
} as const satisfies NoticeWordings;
