import { workingCalendar } from '../../../../../lib/domain/calendar/working-calendar.ts';
import type { PublicPost } from '../../../../../lib/domain/public-post.ts';
import { day, friday, lifecycleOf } from '../../support/cases.ts';
import { termsOf } from '../../support/claims.ts';

export const now = friday + day;
export const rules = lifecycleOf('chongqing', now);

export const bodies = rules.referral.bodies.map(({ code }) => code);
export const loan = { kind: 'individual', group: 'registered-unemployed', amountFen: 10_000_000 } as const;
/** A scheme that a new document has opened. */
export const withOpenRelief = {
  ...rules,
  loans: {
    ...rules.loans,
    relief: rules.loans.relief.map(({ dueFrom: _from, dueUntil: _until, ...each }) => ({
      ...each,
      closed: false,
    })),
  },
};

export const openPost: PublicPost = {
  postId: '01KB0000000000000000000000',
  district: '500103',
  employer: '某街道办事处',
  title: '保洁员',
  content: '清扫',
  residence: 'urban',
  vacancies: 1,
  filled: 0,
  status: 'open',
  readsLike: [],
};

export const payee = { holder: '王某', bank: '某银行', account: '6222000011112222' };
export const trainingTerms = termsOf('chongqing', 'training-subsidy');
export const training = {
  course: '电工',
  occupation: '电工',
  institution: '某职业培训学校',
  completedOn: '2026-11-19',
};

export const business = { creditCode: '91500000MA5U0000XX', name: '某商行', openedOn: '2026-11-01' };

export const opening = { hours: [{ opens: '09:00', closes: '17:00' }], calendar: workingCalendar([]) };
