import type { Track } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { tiers } from '../../../lib/domain/case/service-plan/plans.ts';
import type { offerChannels, ServiceType } from '../../../lib/domain/case/service-plan/services.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

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
  'recruitment-information': { zh: '推送招聘信息', en: 'Recruitment information' },
  'other-service': { zh: '其他公共就业服务', en: 'Another public employment service' },
} as const satisfies Record<ServiceType, Bilingual>;

/** A reason of a refusal that no list of the rules names. */
export const otherRefusalText: Bilingual = { zh: '其他原因（请说明）', en: 'Another reason, in words' };

export const offerMeansTexts = {
  phone: { zh: '电话', en: 'By telephone' },
  message: { zh: '短信等消息', en: 'By message' },
  online: { zh: '线上', en: 'Online' },
  visit: { zh: '走访', en: 'On a visit' },
  counter: { zh: '窗口', en: 'At the counter' },
} as const satisfies Record<(typeof offerChannels)[number], Bilingual>;
