import type { tiers } from '../../../lib/domain/case/service-plan/plans.ts';
import type { offerChannels, ServiceType } from '../../../lib/domain/case/service-plan/services.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import type { Pack } from '../../../lib/policy/packs.ts';

/** Words about a plan that no notice uses. */

const tierTexts = {
  general: { zh: '一般服务', en: 'General service' },
  intensive: { zh: '重点服务', en: 'Intensive service' },
} as const satisfies Record<Exclude<Tier, 'one-to-one'>, Bilingual>;
type Tier = (typeof tiers)[number];

/** The kinds of service; one-to-one service has the name that the region's circular gives it. */
export const tierText = (tier: Tier, { values }: Pick<Pack, 'values'>, language: Language): string =>
  (tier === 'one-to-one' ? values.oneToOne.value.name : tierTexts[tier])[language];

export const serviceTypeTexts = {
  'job-search-coaching': { zh: '求职技巧指导', en: 'Coaching in job-search skills' },
  'job-match': { zh: '岗位信息匹配', en: 'A matched job' },
  'recruitment-event': { zh: '招聘活动', en: 'Recruitment event' },
  training: { zh: '职业培训', en: 'Vocational training' },
  placement: { zh: '职业介绍', en: 'Placement' },
  'gig-match': { zh: '零工信息匹配', en: 'A matched gig' },
  'policy-advice': { zh: '创业政策咨询', en: 'Policy advice for a start-up' },
  'start-up-training': { zh: '创业培训', en: 'Start-up training' },
  'opening-guidance': { zh: '开业指导', en: 'Guidance on opening a business' },
  mentoring: { zh: '导师指导', en: 'Mentoring' },
  'project-recommendation': { zh: '项目推荐', en: 'Recommended projects' },
  'site-support': { zh: '场地支持', en: 'Support with premises' },
  'incubator-link': { zh: '孵化基地对接', en: 'Contact with an incubator' },
  'start-up-service': { zh: '创业服务', en: 'Start-up service' },
  guidance: { zh: '职业指导', en: 'Vocational guidance' },
  counselling: { zh: '心理疏导', en: 'Counselling' },
  'career-planning': { zh: '职业规划', en: 'Career planning' },
  'preparation-activity': { zh: '就业准备活动', en: 'Preparation for work' },
  'recruitment-information': { zh: '推送招聘信息', en: 'Recruitment information' },
  'other-service': { zh: '其他公共就业服务', en: 'Another public employment service' },
} as const satisfies Record<ServiceType, Bilingual>;

/** A reason for declining that no list of the rules contains. */
export const otherRefusalText: Bilingual = { zh: '其他原因（请说明）', en: 'Another reason, in words' };

export const offerMeansTexts = {
  phone: { zh: '电话', en: 'By telephone' },
  message: { zh: '短信等消息', en: 'By message' },
  online: { zh: '线上', en: 'Online' },
  visit: { zh: '走访', en: 'On a visit' },
  counter: { zh: '窗口', en: 'At the counter' },
} as const satisfies Record<(typeof offerChannels)[number], Bilingual>;
