import type { ServiceType } from '../../../domain/case/service-plan/services.ts';
import type { Described } from '../../values/registration.ts';

/**
 * How a refusal of a service is judged (I-17). The sources say 无正当理由 and 公共就业服务 without defining either. These
 * lists are our reading; an agency with a source of its own loads it as an amendment.
 */

/** Reasons that are good cause. */
export const goodReasons: readonly Described[] = [
  { code: 'health', zh: '健康原因', en: 'Health' },
  { code: 'pregnancy', zh: '怀孕、生育', en: 'Pregnancy or childbirth' },
  { code: 'family-care', zh: '照顾家人', en: 'Care of the family' },
  { code: 'in-training', zh: '正在参加培训', en: 'In training' },
  { code: 'legal', zh: '法定义务或法律原因', en: 'Legal duty or legal reason' },
  { code: 'distance', zh: '路途过远', en: 'Distance' },
];

/** Reasons that are not good cause. */
export const badReasons: readonly Described[] = [
  { code: 'pay-too-low', zh: '待遇偏低', en: 'Pay too low' },
  { code: 'kind-of-work', zh: '工种不合意', en: 'Not the wanted kind of work' },
  { code: 'working-hours', zh: '工作时间不合适', en: 'Working hours' },
  { code: 'own-search', zh: '希望自行求职', en: 'Prefers to search alone' },
  { code: 'not-interested', zh: '不愿参加', en: 'Not interested' },
];

/** Services offered to those who want them (SX-2.5: 对有意愿的), and counselling, which nobody can be made to accept (I-10). */
export const voluntaryServices: readonly ServiceType[] = [
  'preparation-activity',
  'training',
  'start-up-training',
  'counselling',
  'other-service',
];
