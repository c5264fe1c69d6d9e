import type { NoticeSource } from '../../../../functions/common/wording/notice-reader.ts';
import { type CaseState, type Notice, noticesOf } from '../../../../lib/domain/case/case.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { friday, lifecycleOf, officer } from '../../../domain/case/support/cases.ts';
import { loanLives, referralLives } from '../../../domain/case/support/outward.ts';
import {
  askedForElsewhere,
  atCounter,
  closed,
  compared,
  dataRights,
  eventWith,
  jobSeeker,
  late,
  objected,
  refused,
  refusedAndObjected,
  refusedThrice,
  reIncluded,
  represented,
  type ToldCase,
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
    askedForElsewhere(region),
    reIncluded(region),
    jobSeeker(region),
    atCounter(region),
    represented(region),
    late(region),
    dataRights(region, 'no-ground'),
    dataRights(region, 'law-requires'),
    ...referralLives(region),
    ...loanLives(region),
  ];
  return [...[...lives, ...ends].flatMap(noticesOfLife), ...afterwards(closed(region))];
}

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
        /refused|closed|dismissed|reinstated|overturned|requested|decided|declined|answered|checked/.test(
          event.type,
        ),
      )
      .map(({ sequence }) => [sequence, { explanation, message: '请说明' }]),
  ),
});

const booked = {
  start: '2026-11-24T01:00:00.000Z',
  end: '2026-11-24T04:00:00.000Z',
  means: 'phone',
  taskId: 'make-first-contact-1',
} as const;

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
    eventWith('placement-check-opened', { monthsAfter: 1, deadline }),
    eventWith('placement-checked', { mayReEnter: true }),
    eventWith('officer-needed', { deadline: { dueDate: '2026-11-27', basis: firstContact.basis } }),
  ].flatMap((event) =>
    noticesOf(event, sequence, state).map((notice) =>
      told({ ...notice, at: new Date(friday).toISOString() }, employmentDifficulty(state), [
        ...events,
        { sequence, event },
      ]),
    ),
  );
}

const region = ({ region: of }: CaseState): Region => of;

const employmentDifficulty = (state: CaseState): CaseState =>
  state.closure ? { ...state, closure: { ...state.closure, employmentDifficulty: true } } : state;
