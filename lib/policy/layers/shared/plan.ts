import { type Track, tracks } from '../../../domain/case/kernel/vocabulary.ts';
import { stated } from '../../author.ts';
import type { Bilingual } from '../../bilingual.ts';
import type { Basis, Citation, Stated } from '../../types.ts';
import type { PlanItem, ServicePlanRule, ServiceType } from '../../values/lifecycle.ts';
import type { Described } from '../../values/registration.ts';

/** A service that a circular names without saying how often. */
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

/** A service with the least number of times that it must be provided or offered. */
export const countedService = (
  basis: Basis,
  citation: Citation,
  item: Omit<PlanItem, 'counts'> & Partial<Pick<PlanItem, 'counts'>>,
): Stated<PlanItem> => stated<PlanItem>(basis, citation, { counts: 'provided', ...item });

/** Guidance and counselling, as all circulars name them for those whose intention is unclear. */
export const guidanceAndCounselling = (citation: Citation): readonly [Stated<PlanItem>, Stated<PlanItem>] => [
  namedService(citation, 'guidance', '职业指导', 'Vocational guidance'),
  namedService(citation, 'counselling', '心理疏导', 'Counselling'),
];

/** Gig workers and those who need them are brought together, in the words of several circulars. */
export const pointToPointMatching = (citation: Citation): Stated<PlanItem> =>
  namedService(citation, 'gig-match', '与用人主体“点对点”对接', 'Point-to-point matching with users');

/** What the circulars call each track, where they do not differ. */
const trackNames: Readonly<Record<Track, Bilingual>> = {
  employment: { zh: '有就业意愿', en: 'Willing to take a job' },
  flexible: { zh: '有灵活就业意愿', en: 'Willing to work flexibly' },
  'own-business': { zh: '有自主经营意愿', en: 'Wants to run a business' },
  unclear: { zh: '就业意向尚不清晰', en: 'Intention not yet clear' },
};

/**
 * The four intention tracks, each with the clause that names it.
 * @param own what this circular calls a track that the others call by another name
 */
export const fourTracks = (
  basis: Basis,
  citations: Readonly<Record<Track, Citation>>,
  own: Partial<Readonly<Record<Track, Bilingual>>> = {},
): readonly Stated<Described<Track>>[] =>
  tracks.map((code) => stated(basis, citations[code], { code, ...trackNames[code], ...own[code] }));

/** A plan by tracks. Minimum counts are due within a month of the plan, once in each spell (I-09). */
export const planByTrack = (
  templates: Readonly<Record<Track, readonly Stated<PlanItem>[]>>,
): ServicePlanRule => ({
  templates,
  dueMonthsAfterPlan: 1,
  countedPer: 'spell',
  onChangeOfTrack: 'what-was-done-is-kept-and-the-period-restarts',
});
