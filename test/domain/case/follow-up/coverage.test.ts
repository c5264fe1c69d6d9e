import { describe, expect, it } from 'vitest';
import {
  type Coverage,
  type CoveredCase,
  coverageOf,
  monthTotals,
} from '../../../../lib/domain/case/follow-up/coverage.ts';
import { type FollowUpAction, followUpActionId } from '../../../../lib/domain/case/follow-up/schedule.ts';

const now = Date.parse('2026-12-10T10:00:00+08:00');
const followUp = (months: NonNullable<CoveredCase['followUp']>['months'], firstMonth = '2026-10') => ({
  firstMonth,
  months,
});
const planned = (month: string): FollowUpAction => ({
  kind: 'follow-up',
  at: `${month}-13T01:00:00.000Z`,
  month,
});
const registered = (of: CoveredCase['followUp'], next?: string): CoveredCase => ({
  phase: 'registered',
  followUp: of,
  scheduledActions: next ? { [followUpActionId]: planned(next) } : {},
});

describe('A month of the matrix', () => {
  it.each<[string, string, CoveredCase, Coverage]>([
    ['before the first owed one', '2026-09', registered(followUp({})), 'not-owed'],
    ['the first owed one, without a follow-up', '2026-10', registered(followUp({})), 'gap'],
    [
      'a past one that is still open',
      '2026-11',
      registered(followUp({ '2026-11': { status: 'open' } })),
      'overdue',
    ],
    ['the present one', '2026-12', registered(followUp({ '2026-12': { status: 'open' } })), 'open'],
    ['the present one before its day', '2026-12', registered(followUp({}), '2026-12'), 'upcoming'],
    ['the present one, for which nothing is planned', '2026-12', registered(followUp({}), '2027-01'), 'gap'],
    [
      'a past one for which something is planned only now',
      '2026-11',
      registered(followUp({}), '2026-11'),
      'gap',
    ],
    ['one to come', '2027-01', registered(followUp({})), 'upcoming'],
    ['after the end', '2026-12', { ...registered(followUp({})), phase: 'closed' }, 'not-owed'],
    [
      'of somebody who was never registered',
      '2026-12',
      { phase: 'applied', scheduledActions: {} },
      'not-owed',
    ],
  ])('%s', (_which, month, state, expected) => {
    expect(coverageOf(state, month, now)).toBe(expected);
  });
});

it('the totals of a month tell who did it, late or in time, and why it is excused (I-05, DOMAIN f)', () => {
  const month = '2026-11';
  const having = (record: NonNullable<CoveredCase['followUp']>['months'][string]) =>
    registered(followUp({ [month]: record }));
  const totals = monthTotals(
    [
      having({ status: 'done', by: 'officer' }),
      having({ status: 'done', by: 'first-contact' }),
      having({ status: 'done', by: 'data-comparison' }),
      having({ status: 'done-late', by: 'officer' }),
      having({ status: 'done-late', by: 'data-comparison' }),
      having({ status: 'done-late', by: 'data-comparison' }),
      having({ status: 'excused', excuse: 'unreachable' }),
      having({ status: 'excused', excuse: 'transferred' }),
      having({ status: 'excused', excuse: 'registration-ended' }),
      having({ status: 'missed' }),
      having({ status: 'open' }),
      registered(followUp({})),
    ],
    month,
    now,
  );
  expect(totals).toEqual({
    month,
    owed: 9,
    done: { humanContact: 2, comparison: 1 },
    doneLate: { humanContact: 1, comparison: 2 },
    open: 0,
    upcoming: 0,
    overdue: 1,
    missed: 1,
    excused: { unreachable: 1, registrationEnded: 1, transferred: 1 },
    gap: 1,
    doneInTime: { numerator: 3, denominator: 9, value: 3 / 9 },
    doneInAll: { numerator: 6, denominator: 9, value: 6 / 9 },
  });
});
