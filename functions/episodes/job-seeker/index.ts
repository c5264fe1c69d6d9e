import type { EndReason } from '../../../lib/domain/case/job-seeker/events.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { EpisodeWording } from '../../common/wording/episode-wording.ts';
import { withFigures } from '../../common/wording/figures.ts';

/** Why a registration as a job-seeker has ended, in words. */
export const endReasonTexts: Readonly<Record<EndReason, Bilingual>> = {
  'own-wish': { zh: '本人不再求职', en: 'the person no longer looks for work' },
  'in-work': { zh: '已就业', en: 'the person is in work' },
  'registered-as-unemployed': { zh: '已转为失业登记', en: 'the person is registered as unemployed' },
  deceased: { zh: '本人死亡', en: 'the person has died' },
  imprisoned: { zh: '本人被判刑收监执行', en: 'the person is in prison' },
  emigrated: { zh: '本人移居境外', en: 'the person has emigrated' },
};

/** Registration as a job-seeker. */
export const jobSeeker = {
  events: {
    'job-seeker-registration-begun': (event) =>
      event.data.channel === 'online'
        ? { zh: '线上办理求职登记', en: 'Registered as a job-seeker online' }
        : { zh: '窗口办理求职登记', en: 'Registered as a job-seeker at the counter' },
    'job-seeker-registered': { zh: '已办理求职登记', en: 'Registered as a job-seeker' },
    'job-seeker-registration-ended': ({ data: { reason } }) => ({
      zh: `求职登记已终止：${endReasonTexts[reason].zh}`,
      en: `The registration as a job-seeker has ended: ${endReasonTexts[reason].en}`,
    }),
  },
  tasks: {
    'serve-job-seeker': { zh: '为求职登记人员提供首次服务', en: 'First service for the job-seeker' },
  },
  deadlines: {
    'job-seeker-service': { zh: '求职登记后的首次服务', en: 'First service for the job-seeker' },
  },
  problems: {
    'job-seeker-registration-not-offered': [
      409,
      '该申请没有转为求职登记的选项。',
      'Job-seeker registration is not offered for this application.',
    ],
    'job-seeker-under-age': [
      422,
      '未达到法定劳动年龄，不能办理求职登记。',
      'A person below working age cannot be registered as a job-seeker.',
      withFigures(
        '未满{minimumAge:number}周岁，不能办理求职登记。',
        'A person under {minimumAge:number} cannot be registered as a job-seeker.',
      ),
    ],
    'already-job-seeker': [
      409,
      '该人员已有有效的求职登记，无需重复办理。',
      'The person is registered as a job-seeker already.',
    ],
    'registered-as-unemployed-already': [
      409,
      '该人员已办理失业登记，登记期间即享受职业介绍等就业服务，无需另行办理求职登记。',
      'The person is registered as unemployed, which includes all services for job-seekers: no other registration is needed.',
    ],
    'end-reason-not-yours': [
      422,
      '该终止原因由经办机构登记，您可以选择本人不再求职或已就业。',
      'This reason is recorded by the agency: you may say that you no longer look for work, or are in work.',
    ],
  },
} as const satisfies EpisodeWording;
