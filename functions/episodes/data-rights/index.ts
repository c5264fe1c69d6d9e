import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** A person's rights over their data, and the end of the records. */
export const dataRights = {
  events: {
    'record-copied': { zh: '已提供个人信息副本', en: 'A copy of the whole record was given to the person' },
    'data-notice-shown': {
      zh: '已向本人告知更新后的个人信息处理规则',
      en: 'The person was shown the changed notice on personal data',
    },
    'processing-restricted': {
      zh: '已限制个人信息处理，只办理法定职责所必需的事项',
      en: 'Processing was restricted to what the law requires',
    },
    'restriction-lifted': {
      zh: '已解除对个人信息处理的限制',
      en: 'The restriction of processing was lifted',
    },
    'deletion-requested': { zh: '本人请求删除个人信息', en: 'The person asked for deletion of their data' },
    'deletion-decided': ({ data }) =>
      data.destruction
        ? { zh: '经审核，同意删除个人信息', en: 'The request for deletion was granted' }
        : { zh: '经审核，不予删除个人信息', en: 'The request for deletion was refused' },
    'destruction-postponed': {
      zh: '档案仍在使用，暂缓销毁',
      en: 'The records are needed again; their destruction was postponed',
    },
    'records-destroyed': {
      zh: '档案已销毁，个人信息不可恢复',
      en: 'The records were destroyed; personal data cannot be recovered',
    },
  },
  wordsForThePerson: [
    'deletion-requested',
    'deletion-decided',
    'processing-restricted',
    'restriction-lifted',
  ],
  tasks: {
    'decide-deletion': { zh: '审核删除个人信息的请求', en: 'Decide on the request for deletion' },
  },
  deadlines: {
    'deletion-decision': { zh: '审核删除个人信息的请求', en: 'Decision on the request for deletion' },
  },
  problems: {
    'identity-document-needed': [
      422,
      '在服务窗口办理的，须核验本人有效身份证件，无需其他材料。',
      'At the counter this needs the identity document of the person to be seen, and nothing else.',
    ],
    'data-notice-shown-already': [
      409,
      '现行版本的个人信息处理告知已经告知本人。',
      'The person has been shown this version of the notice already.',
    ],
    'already-restricted': [409, '该事项的个人信息处理已受限制。', 'Processing has been restricted already.'],
    'not-restricted': [409, '该事项的个人信息处理未受限制。', 'Processing is not restricted.'],
    'deletion-requested-already': [
      409,
      '删除请求正在办理或者已经同意，无需重复提出。',
      'A request for deletion is being decided, or has been granted.',
    ],
    'records-still-needed': [
      409,
      '事项尚未办结，或者仍有待办事项，或者本人另有正在办理的事项，档案不能删除或者销毁。',
      'The records are still needed: this case or another one of the person is open, or something waits to be done.',
    ],
    'retention-not-over': [
      409,
      '档案保存期限未届满，不能以期限届满为由删除或者销毁。',
      'The time for which the records are kept is not over.',
    ],
    'retention-is-over': [
      409,
      '档案保存期限已届满，不能以期限未届满为由拒绝。',
      'The time for which the records are kept is over: that is no ground to refuse.',
    ],
    'duty-has-ended': [
      409,
      '事项已办结且没有待办事项，不能以履行职责需要为由拒绝。',
      'The case has ended and nothing waits: the duty is no ground to refuse.',
    ],
    'processing-restricted': [
      409,
      '本人已限制个人信息处理：法定职责以外的服务不再提供，本人解除限制后可以继续。',
      'The person has restricted processing: nothing beyond the legal duty is done until they lift it.',
    ],
  },
} as const satisfies EpisodeWording;
