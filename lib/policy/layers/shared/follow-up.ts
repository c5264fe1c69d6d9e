import { stated } from '../../author.ts';
import type { Basis, Citation } from '../../types.ts';
import type { FollowUpRule } from '../../values/lifecycle.ts';

/** At least one follow-up in every calendar month, by the methods that a circular names (I-05, I-06, I-07). */
export const monthlyFollowUp = (source: {
  readonly basis: Basis;
  readonly citation: Citation;
  readonly visit: string;
  readonly phone: string;
  readonly responsible?: FollowUpRule['responsible'];
}): FollowUpRule => ({
  minimumPerMonth: 1,
  month: 'calendar-month-beijing',
  methods: [
    stated(source.basis, source.citation, {
      code: 'data-comparison',
      zh: '信息比对',
      en: 'Data comparison',
    }),
    stated(source.basis, source.citation, {
      code: 'visit',
      zh: source.visit,
      en: 'Visit',
    }),
    stated(source.basis, source.citation, {
      code: 'phone',
      zh: source.phone,
      en: 'Telephone call',
    }),
    stated(
      'proposal',
      { document: 'product-design', article: '-', clause: source.citation.clause },
      { code: 'online', zh: '线上沟通', en: 'Online conversation' },
    ),
  ],
  firstMonth: { firstContactCounts: true, skippedWithinLastWorkingDays: 5 },
  excusedAfter: { attempts: 3, differentMeans: 2 },
  responsible: source.responsible ?? 'registering-agency',
});
