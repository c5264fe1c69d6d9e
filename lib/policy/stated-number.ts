import type { ServiceType } from '../domain/case/service-plan/services.ts';
import type { Bilingual } from './bilingual.ts';
import type { Stated } from './types.ts';
import type { PlanItem } from './values/lifecycle.ts';

/**
 * Whether the circular itself says how often a service is owed. A number that comes from our reading, such as once when
 * there is no number (I-09, I-10), is never shown as the circular's.
 */
export const hasNumber = ({ basis, minimum }: Pick<Stated<PlanItem>, 'basis' | 'minimum'>): boolean =>
  basis === 'circular' && minimum > 0;

/** The minimum in words, with the Chinese measure word for these kinds of service: 3条岗位信息, 1场就业准备活动, 1次指导 (CQ-2.2, CQ-2.4). */
export const atLeast = (minimum: number, types: readonly ServiceType[] = []): Bilingual => ({
  zh: `至少${minimum}${countedBy(types)}`,
  en: `at least ${minimum}`,
});

function countedBy([type]: readonly ServiceType[]): string {
  if (type === 'job-match' || type === 'gig-match' || type === 'recruitment-information') return '条';
  return type === 'preparation-activity' || type === 'recruitment-event' ? '场' : '次';
}
