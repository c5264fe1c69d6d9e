import type { Track } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { tiers } from '../../../lib/domain/case/service-plan/plans.ts';
import type { offerChannels, otherRefusalReasons } from '../../../lib/domain/case/service-plan/services.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import type { ServiceType } from '../../../lib/policy/values/lifecycle.ts';

/** What people read about a plan where no notice has a word for it. */

export const trackTexts = {
  employment: { zh: '有就业意愿', en: 'Employment' },
  flexible: { zh: '有灵活就业意愿', en: 'Flexible work' },
  'own-business': { zh: '有自主经营意愿', en: 'Own business' },
  unclear: { zh: '意向尚不清晰', en: 'Intention not yet clear' },
} as const satisfies Record<Track, Bilingual>;

export const tierTexts = {
  general: { zh: '一般服务', en: 'General service' },
  intensive: { zh: '重点服务', en: 'Intensive service' },
  'one-to-one': { zh: '“一对一”服务', en: 'One-to-one service' },
} as const satisfies Record<(typeof tiers)[number], Bilingual>;

export const serviceTypeTexts = {
  'job-search-coaching': { zh: '求职技巧指导', en: 'Coaching in job-search skills' },
  'job-match': { zh: '岗位信息匹配', en: 'A matched job' },
  'recruitment-event': { zh: '招聘活动', en: 'Recruitment event' },
  training: { zh: '职业培训', en: 'Vocational training' },
  placement: { zh: '职业介绍', en: 'Placement' },
  'gig-match': { zh: '零工信息匹配', en: 'A matched gig' },
  'start-up-service': { zh: '创业服务', en: 'Start-up service' },
  guidance: { zh: '职业指导', en: 'Vocational guidance' },
  counselling: { zh: '心理疏导', en: 'Counselling' },
  'career-planning': { zh: '职业规划', en: 'Career planning' },
  'preparation-activity': { zh: '就业准备活动', en: 'Preparation for work' },
} as const satisfies Record<ServiceType, Bilingual>;

export const otherRefusalTexts = {
  'pay-too-low': { zh: '待遇偏低', en: 'Pay too low' },
  'kind-of-work': { zh: '工种不合意', en: 'Not the wanted kind of work' },
  'working-hours': { zh: '工作时间不合适', en: 'Working hours' },
  'own-search': { zh: '希望自行求职', en: 'Prefers to search alone' },
  'not-interested': { zh: '不愿参加', en: 'Not interested' },
  'no-answer-in-time': { zh: '逾期未答复', en: 'Did not answer in time' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<(typeof otherRefusalReasons)[number], Bilingual>;

export const offerMeansTexts = {
  phone: { zh: '电话', en: 'By telephone' },
  message: { zh: '短信等消息', en: 'By message' },
  online: { zh: '线上', en: 'Online' },
  visit: { zh: '走访', en: 'On a visit' },
  counter: { zh: '窗口', en: 'At the counter' },
} as const satisfies Record<(typeof offerChannels)[number], Bilingual>;
