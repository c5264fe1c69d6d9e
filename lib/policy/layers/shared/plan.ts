import { stated } from '../../author.ts';
import type { Basis, Citation, Stated } from '../../types.ts';
import type { PlanItem, ServicePlanRule, ServiceType, Track } from '../../values/lifecycle.ts';

/** A service that a notice names without saying how often. */
export const namedService = (
  citation: Citation,
  code: ServiceType,
  zh: string,
  en: string,
): Stated<PlanItem> =>
  stated<PlanItem>('notice', citation, {
    code,
    zh,
    en,
    serviceTypes: [code],
    minimum: 0,
    counts: 'provided',
  });

/** A service with the least number of times that it must be provided or offered. */
export const countedService = (
  basis: Basis,
  citation: Citation,
  item: Omit<PlanItem, 'counts'> & Partial<Pick<PlanItem, 'counts'>>,
): Stated<PlanItem> => stated<PlanItem>(basis, citation, { counts: 'provided', ...item });

/** A plan by tracks. Minimum counts are due within a month of the plan, once a spell (I-09). */
export const planByTrack = (
  templates: Readonly<Record<Track, readonly Stated<PlanItem>[]>>,
): ServicePlanRule => ({
  templates,
  dueMonthsAfterPlan: 1,
  countedPer: 'spell',
  onChangeOfTrack: 'what-was-done-is-kept-and-the-period-restarts',
});
