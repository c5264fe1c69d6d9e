import type { EpisodeWording } from '../../common/wording/episode-wording.ts';

/** What is known of the person: the profile and the groups. */
export const ledger = {
  events: {
    'profile-recorded': { zh: '已登记基本情况和重点群体标注', en: 'The profile and groups were recorded' },
  },
  tasks: { 'complete-ledger': { zh: '补全基本情况和服务需求', en: 'Complete the personal record' } },
  deadlines: { ledger: { zh: '补全基本情况和服务需求', en: 'Completing the personal record' } },
  problems: {
    'unknown-profile-fact': [
      422,
      '这项情况不在本地区须了解的范围内。',
      'This fact is not among those that the region has to learn.',
    ],
    'unknown-fact-value': [
      422,
      '这项情况的取值不在可选范围内，请从目录中选择。',
      'This fact cannot have this value: choose one from the catalogue.',
    ],
    'unknown-tag': [422, '本地区没有这一重点群体标注。', 'The region has no such group to mark.'],
    'nothing-recorded': [422, '没有可登记的内容。', 'There is nothing to record.'],
  },
} as const satisfies EpisodeWording;
