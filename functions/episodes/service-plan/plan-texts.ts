import type { tiers } from '../../../lib/domain/case/service-plan/plans.ts';
import type { offerChannels, otherRefusalReasons } from '../../../lib/domain/case/service-plan/services.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import type { ServiceType } from '../../../lib/policy/values/lifecycle.ts';

/** What people read about a plan where no notice has a word for it. */

const tierTexts = {
  general: { zh: '一般服务', en: 'General service' },
  intensive: { zh: '重点服务', en: 'Intensive service' },
} as const satisfies Record<Exclude<Tier, 'one-to-one'>, Bilingual>;
type Tier = (typeof tiers)[number];

/** How somebody is served: one-to-one service has the name that the region's circular gives it. */
export const tierText = (tier: Tier, { values }: Pick<Pack, 'values'>, language: Language): string =>
  (tier === 'one-to-one' ? values.oneToOne.value.name : tierTexts[tier])[language];

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
