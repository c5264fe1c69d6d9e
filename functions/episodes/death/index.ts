import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** The record that the person of a case that has ended has died. */
export const death = {
  events: {
    'death-recorded': {
      zh: '已记录本人死亡，不再发送通知，也不再回访',
      en: 'The death of the person was recorded; nobody is told, and nothing more is asked',
    },
    'death-record-withdrawn': {
      zh: '死亡记录有误，已撤销',
      en: 'The record of a death was a mistake, and was withdrawn',
    },
  },
  wordsForThePerson: [],
  tasks: {},
  deadlines: {},
  problems: {
    'death-recorded-already': [
      409,
      '该事项已记录本人死亡，无需重复记录。',
      'The death of the person has been recorded on this case already.',
    ],
    'death-not-recorded': [
      409,
      '该事项没有可以撤销的死亡记录。',
      'There is no record of a death on this case that could be withdrawn.',
    ],
    'person-has-open-case': [
      409,
      '该人员另有正在办理的申请或者登记，请在该事项中办理：申请未决定的终止申请，登记有效的提请注销或者终止。',
      'The person has an open application or registration: record the death there, by ending the application or the registration.',
    ],
    'death-is-recorded': [
      409,
      '该事项已记录本人死亡，不能恢复登记或者改为准予登记。记录有误的，请先由主管撤销该记录。',
      'The death of the person is recorded on this case: nobody is registered until a supervisor has withdrawn a mistaken record.',
    ],
  },
} as const satisfies EpisodeWording;
