import type { NoticeSource } from '../../../../functions/common/wording/notice-reader.ts';
import { type CaseState, evolve, type Notice, noticesOf } from '../../../../lib/domain/case/case.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { applicant, friday, lifecycleOf, officer, supervisor } from '../../../domain/case/support/cases.ts';
import { claimStory } from '../../../domain/case/support/claims.ts';
import { hardshipLives } from '../../../domain/case/support/hardship.ts';
import { loanLives, referralLives } from '../../../domain/case/support/outward.ts';
import {
  askedForElsewhere,
  atCounter,
  closed,
  compared,
  dataRights,
  declined,
  eventWith,
  jobSeeker,
  late,
  noted,
  objected,
  refused,
  refusedAndObjected,
  refusedThrice,
  reIncluded,
  represented,
  type ToldCase,
  tookBack,
  withdrawn,
} from '../../../domain/case/support/told.ts';

export type Told = Omit<NoticeSource, 'pack' | 'applicationPack' | 'language'>;

/** Text from an officer that looks like a placeholder of ours and must be shown unchanged. */
export const explanation = '经核实仍在单位工作{remedy}';

/** The officer of every case, who is named in each language as their name is written. */
export const namedOfficer = { name: '李明', workPhone: '023-63152000' } as const;

/** Notices of every template in a region, each with the case in which it was written. */
export function everyNotice(region: Region): readonly Told[] {
  const lives = [objected(region, true), objected(region, false), refusedThrice(region), compared(region)];
  const ends = [
    refused(region),
    refusedAndObjected(region, true),
    refusedAndObjected(region, false),
    withdrawn(region),
    declined(region),
    askedForElsewhere(region),
    tookBack(region),
    reIncluded(region),
    jobSeeker(region),
    atCounter(region),
    represented(region),
    noted(region),
    late(region),
    dataRights(region, 'no-ground'),
    dataRights(region, 'law-requires'),
    ...hardshipLives(region),
    ...referralLives(region),
    ...loanLives(region),
  ];
  return [
    ...[...lives, ...ends].flatMap(noticesOfLife),
    ...afterwards(closed(region)),
    ...ofClaims(closed(region)),
  ];
}

/** Notices about every possible course of a claim, in a case of the region. */
function ofClaims({ state, events }: ToldCase): readonly Told[] {
  const story = claimStory(region(state));
  const [first] = story.events;
  const found: Told[] = [];
  let after = story.from;
  const history = [...events];
  for (const event of [
    ...story.events,
    refusedReview,
    ...otherReturns,
    waitingBounce,
    ...(first ? [{ ...first, actor: officer }] : []),
  ]) {
    after =
      event === refusedReview || event === waitingBounce || otherReturns.includes(event)
        ? after
        : evolve(after, after.caseId, event);
    const sequence = history.length + 1;
    history.push({ sequence, event });
    for (const notice of noticesOf(event, sequence, state))
      found.push(told({ ...notice, at: event.at }, { ...state, claims: after.claims }, [...history]));
  }
  return found;
}

/** A review that upholds a refusal. */
const refusedReview = eventWith('claim-review-decided', {
  number: 2,
  by: 'person',
  taskId: 'review-claim-2',
  upheld: false,
});

/** Payments that came back after all or part of the amount had been claimed back, or while somebody looks into the claim. */
const otherReturns = [
  { revokes: true as const },
  { look: { dueDate: '2026-12-16' } as never },
  { waits: true as const },
].map((more) =>
  eventWith('claim-payment-returned', {
    number: 2,
    by: 'person',
    amountFen: 400_000,
    paidOn: '2026-12-08',
    returnedOn: '2026-12-09',
    ...more,
  }),
);

/** A payment that was sent back while somebody looks into the claim. */
const waitingBounce = eventWith('claim-payment-bounced', { number: 2, by: 'person', waits: true as const });

const noticesOfLife = ({ notices, state, events }: ToldCase): readonly Told[] =>
  notices.map((notice) => told(notice, state, events));

const told = (notice: Notice, state: CaseState, history: Told['history']): Told => ({
  notice: { ...notice, issuedAt: notice.at },
  state,
  history,
  officer: namedOfficer,
  freeText: new Map(
    history
      .filter(({ event }) =>
        /refused|closed|dismissed|reinstated|overturned|requested|decided|withdrawn|household-ended|placed|declined|answered|checked|hardship|assistance/.test(
          event.type,
        ),
      )
      .map(({ sequence }) => [
        sequence,
        { explanation, statement: explanation, message: '请说明', measures: explanation },
      ]),
  ),
});

const booked = {
  start: '2026-11-24T01:00:00.000Z',
  end: '2026-11-24T04:00:00.000Z',
  means: 'phone',
  taskId: 'make-first-contact-1',
} as const;

/** The instant from which answers to corrections are sent. */
const december = Date.parse('2026-12-03T02:00:00Z');

/** Notices after a closure and in a case opened by a transfer; of these events only the notices matter. */
function afterwards({ state, events }: ToldCase): readonly Told[] {
  const { firstContact, placementChecks } = lifecycleOf(region(state));
  const basis = placementChecks?.within.basis ?? firstContact.basis;
  const deadline = { dueDate: '2026-12-25', basis };
  const sequence = events.length + 1;
  return [
    eventWith('registration-transferred-in', {
      from: { caseId: state.caseId, district: '530102' },
      firstContact: { dueDate: '2026-11-27', basis: firstContact.basis },
    }),
    eventWith('contact-booked', booked, officer),
    eventWith('contact-booked', { ...booked, means: 'counter' }, officer),
    eventWith('contact-booking-cancelled', { start: booked.start }, officer),
    eventWith('contact-booked', { ...booked, officer: 'officer-1' }, applicant),
    eventWith('contact-booked', { ...booked, means: 'counter', officer: 'officer-1' }, applicant),
    eventWith('contact-booking-cancelled', { start: booked.start, officer: 'officer-1' }, applicant),
    eventWith('placement-check-opened', { monthsAfter: 1, deadline }),
    eventWith('placement-checked', { mayReEnter: true }),
    eventWith(
      'correction-answered',
      { taskId: 'answer-correction-1', outcome: 'corrected' },
      officer,
      december,
    ),
    eventWith(
      'correction-answered',
      { taskId: 'answer-correction-1', outcome: 'declined' },
      officer,
      december,
    ),
    eventWith('rating-answered', { taskId: 'answer-rating-1' }, supervisor, december),
    eventWith('application-taken', { officer: 'officer-1' }, supervisor),
    eventWith('household-confirmed', {
      on: '2026-11-20',
      basis: lifecycleOf(region(state)).household.basis,
      help: { dueDate: '2026-12-31' },
    }),
    eventWith('household-confirmed', {
      on: '2026-12-31',
      basis: lifecycleOf(region(state)).household.basis,
      help: { dueDate: '2026-12-31' },
    }),
    eventWith('household-refused', { reason: 'member-works' }),
    eventWith('household-ended', {
      on: '2026-12-20',
      end: { reason: 'member-in-work', member: 2, since: '2026-12-01' },
    }),
    eventWith('household-ended', { on: '2026-12-20', end: { reason: 'own-wish' } }),
    eventWith('household-reopened', { on: '2027-03-02', help: { dueDate: '2027-03-31' } }),
    eventWith('household-reopened', { on: '2027-03-31', help: { dueDate: '2027-03-31' } }),
    eventWith('household-membership-begun', { caseId: state.caseId, on: '2026-11-20' }),
    eventWith('household-membership-ended', { caseId: state.caseId, on: '2026-12-20' }),
    eventWith('public-post-declined', {}),
    eventWith('interest-declared', {
      subject: 'officer-1',
      relation: 'relative',
      officer: { officer: 'officer-2', because: 'recusal' },
    }),
    eventWith('interest-declared', {
      subject: 'officer-1',
      relation: 'relative',
      officer: null,
      naming: { dueDate: '2026-11-27', basis: firstContact.basis },
    }),
    eventWith('officer-needed', { deadline: { dueDate: '2026-11-27', basis: firstContact.basis } }),
    ...postEvents,
  ].flatMap((event) =>
    noticesOf(event, sequence, state).map((notice) =>
      told({ ...notice, at: new Date(friday).toISOString() }, employmentDifficulty(state), [
        ...events,
        { sequence: sequence - 1, event: eventWith('public-post-proposed', { proposal: placement(state) }) },
        { sequence, event },
      ]),
    ),
  );
}

const placement = (state: CaseState) => ({
  number: 1,
  startsOn: '2026-12-01',
  endsOn: '2029-12-01',
  basis: lifecycleOf(region(state)).publicPost.marketFirst,
});

/** A placement that begins, comes to its end, and ends: with somebody still registered, somebody who is not, and in work. */
const postEvents = [
  eventWith('public-post-placed', { number: 1 }),
  eventWith('public-post-ending', { number: 1 }),
  eventWith('public-post-ended', {
    number: 1,
    on: '2029-12-01',
    reason: 'expired',
    after: 'unemployed',
    offer: { dueDate: '2029-12-10' },
  }),
  eventWith('public-post-ended', { number: 1, on: '2029-12-01', reason: 'resigned', after: 'unemployed' }),
  eventWith('public-post-ended', { number: 1, on: '2029-12-01', reason: 'found-work', after: 'in-work' }),
];

const region = ({ region: of }: CaseState): Region => of;

const employmentDifficulty = (state: CaseState): CaseState =>
  state.closure ? { ...state, closure: { ...state.closure, employmentDifficulty: true } } : state;
