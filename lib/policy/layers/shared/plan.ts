import { type Track, tracks } from '../../../domain/case/kernel/vocabulary.ts';
import type { ServiceType } from '../../../domain/case/service-plan/services.ts';
import { stated } from '../../author.ts';
import type { Bilingual } from '../../bilingual.ts';
import type { Basis, Citation, Stated } from '../../types.ts';
import type { PlanItem, ServicePlanRule } from '../../values/lifecycle.ts';
import type { Described } from '../../values/registration.ts';

/** A service that a circular names without a number. */
export const namedService = (
  citation: Citation,
  code: ServiceType,
  zh: string,
  en: string,
): Stated<PlanItem> =>
  stated<PlanItem>('circular', citation, {
    code,
    zh,
    en,
    serviceTypes: [code],
    minimum: 0,
    counts: 'provided',
  });

/** Information that a circular wants given to the person, without a number. Giving it is enough. */
export const namedInformation = (
  citation: Citation,
  code: ServiceType,
  zh: string,
  en: string,
  serviceTypes: readonly ServiceType[] = [code],
): Stated<PlanItem> =>
  stated<PlanItem>('circular', citation, { code, zh, en, serviceTypes, minimum: 0, counts: 'offered' });

/** Jobs or gigs matched to the person, in the words of several circulars. */
export const matchedInformation = (citation: Citation): Stated<PlanItem> =>
  namedInformation(citation, 'job-match', '匹配岗位信息或零工信息', 'Matched jobs or gigs', [
    'job-match',
    'gig-match',
  ]);

/** A service with the minimum number of times that it must be provided or offered. */
export const countedService = (
  basis: Basis,
  citation: Citation,
  item: Omit<PlanItem, 'counts'> & Partial<Pick<PlanItem, 'counts'>>,
): Stated<PlanItem> => stated<PlanItem>(basis, citation, { counts: 'provided', ...item });

/** Guidance and counselling, which all circulars name for people whose intention is unclear. */
export const guidanceAndCounselling = (citation: Citation): readonly [Stated<PlanItem>, Stated<PlanItem>] => [
  namedService(citation, 'guidance', '职业指导', 'Vocational guidance'),
  namedService(citation, 'counselling', '心理疏导', 'Counselling'),
];

/** Bringing gig workers and those who need them together, in the words of several circulars. */
export const pointToPointMatching = (citation: Citation): Stated<PlanItem> =>
  namedService(citation, 'gig-match', '与用人主体“点对点”对接', 'Point-to-point matching with users');

/** The names of the tracks, where the circulars agree. */
const trackNames: Readonly<Record<Track, Bilingual>> = {
  employment: { zh: '有就业意愿', en: 'Willing to take a job' },
  flexible: { zh: '有灵活就业意愿', en: 'Willing to work flexibly' },
  'own-business': { zh: '有自主经营意愿', en: 'Wants to run a business' },
  unclear: { zh: '就业意向尚不清晰', en: 'Intention not yet clear' },
};

/**
 * The four intention tracks, each with the clause that names it.
 * @param own names of tracks for which this circular has its own words
 */
export const fourTracks = (
  basis: Basis,
  citations: Readonly<Record<Track, Citation>>,
  own: Partial<Readonly<Record<Track, Bilingual>>> = {},
): readonly Stated<Described<Track>>[] =>
  tracks.map((code) => stated(basis, citations[code], { code, ...trackNames[code], ...own[code] }));

/** The article that names the services of a plan, with a note on what is left to our reading (I-09). */
export const withoutNumber = (citation: Citation): Citation => ({
  ...citation,
  note: {
    zh: '通知未定次数和期限：每项服务在失业期内至少提供一次，或者由本人说明原因谢绝，计划制定后一个月内完成',
    en: 'The circular sets no number and no period: each service is given once a spell, or declined with a reason, within a month of the plan.',
  },
});

/** A plan by track. Its services are due within a month of the plan, once in each spell (I-09). */
export const planByTrack = (
  templates: Readonly<Record<Track, readonly Stated<PlanItem>[]>>,
): ServicePlanRule => ({
  templates,
  dueMonthsAfterPlan: 1,
  countedPer: 'spell',
  onChangeOfTrack: 'what-was-done-is-kept-and-the-period-restarts',
});
