import { stated } from '../../author.ts';
import type { Basis, Citation } from '../../types.ts';
import type { FollowUpRule } from '../../values/lifecycle.ts';

/** At least one follow-up in every calendar month, by the methods as a notice names them (I-05, I-06, I-07). */
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
      counts: 'when-the-status-is-definite',
    }),
    stated(source.basis, source.citation, {
      code: 'visit',
      zh: source.visit,
      en: 'Visit',
      counts: 'when-the-person-is-reached',
    }),
    stated(source.basis, source.citation, {
      code: 'phone',
      zh: source.phone,
      en: 'Telephone call',
      counts: 'when-the-person-is-reached',
    }),
    stated(
      'proposal',
      { document: 'product-design', article: '-', clause: source.citation.clause },
      { code: 'online', zh: '线上沟通', en: 'Online conversation', counts: 'when-the-person-is-reached' },
    ),
  ],
  mustRecord: [
    { code: 'progress', zh: '求职就业进展', en: 'Progress' },
    { code: 'ledger-update', zh: '台账更新', en: 'Update of the ledger' },
    { code: 'service-decision', zh: '维持或调整服务', en: 'Decision to keep or adjust the service' },
  ],
  firstMonth: { firstContactCounts: true, skippedWithinLastWorkingDays: 5 },
  excusedAfter: { attempts: 3, differentMeans: 2 },
  responsible: source.responsible ?? 'registering-agency',
});
