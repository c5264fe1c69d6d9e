import { describe, expect, it } from 'vitest';
import { type CaseState, possibleActions } from '../../../../lib/domain/case/case.ts';
import { recordAttendance } from '../../../../lib/domain/case/public-post/leave.ts';
import { lastPlacement } from '../../../../lib/domain/case/public-post/state.ts';
import { at, officer } from '../support/cases.ts';
import { by, having } from '../support/decisions.ts';
import {
  deciding,
  entitled,
  failureOf,
  leaving,
  placed,
  proposing,
  type term,
} from '../support/public-posts.ts';

describe('The days of attendance in a post in Weihai (I-68)', () => {
  const during = (change: Partial<typeof term>): CaseState => {
    const waiting = having(entitled('weihai'), proposing(entitled('weihai'), { term: change }));
    return having(waiting, deciding(waiting));
  };
  const counted = (state: CaseState, month: string, days: number, on = '2029-12-31') =>
    recordAttendance(state, { month, days }, by(officer, at(`${on}T10:00:00+08:00`)));

  it.each([
    // From 2026-12-15 to 2028-02-10, both days included.
    ['2026-12', 17],
    ['2027-02', 28],
    ['2027-04', 30],
    ['2028-01', 31],
    ['2028-02', 10],
  ])('are in %s no more than %i', (month, most) => {
    const state = during({ startsOn: '2026-12-15', endsOn: '2028-02-10' });
    expect(failureOf(counted(state, month, most))).toBe('done');
    expect(counted(state, month, most + 1)).toMatchObject({
      failure: { reason: 'attendance-too-long', most },
    });
  });

  it('are one more in a leap year, count up to today in the present month, and none before or after', () => {
    const state = during({});
    expect(counted(state, '2028-02', 30)).toMatchObject({ failure: { most: 29 } });
    expect(counted(state, '2027-03', 18, '2027-03-17')).toMatchObject({ failure: { most: 17 } });
    expect(failureOf(counted(state, '2029-12', 1))).toBe('done');
    expect(counted(state, '2029-12', 2)).toMatchObject({ failure: { most: 1 } });
    for (const month of ['2026-11', '2030-01'])
      expect(failureOf(counted(state, month, 0, '2030-02-01'))).toBe('not-in-public-post');
  });

  it('end with the last day in the post if it was left early', () => {
    const left = having(during({}), leaving(during({}), { on: '2027-02-10' }));
    expect(counted(left, '2027-02', 11)).toMatchObject({ failure: { most: 10 } });
    expect(failureOf(counted(left, '2027-02', 10))).toBe('done');
    expect(failureOf(counted(left, '2027-03', 0))).toBe('not-in-public-post');
  });

  it('can still be entered for the last month once the end was recorded, and nowhere without a rule for it', () => {
    const offers = (state: CaseState) => possibleActions(state, 'officer').includes('record-post-attendance');
    expect(offers(entitled('weihai'))).toBe(false);
    const state = during({});
    expect(offers(state)).toBe(true);
    const left = having(state, leaving(state, { on: '2027-05-31' }));
    expect(failureOf(counted(left, '2027-05', 20, '2027-06-02'))).toBe('done');
    expect(offers(left)).toBe(true);
    const elsewhere = placed('chongqing');
    expect(offers(having(elsewhere, leaving(elsewhere)))).toBe(false);
  });

  it('are counted for each of two posts that share a month, within the days in each (I-66, I-68)', () => {
    const first = during({ startsOn: '2026-12-01', endsOn: '2028-02-10' });
    const left = having(
      first,
      leaving(first, { on: '2028-02-10', reason: 'resigned' }, at('2028-02-11T10:00:00+08:00')),
    );
    const [ended] = left.publicPosts ?? [];
    // A second placement of the leap year's February, from the twentieth to the end of the next month.
    const second = {
      ...ended,
      number: 2,
      status: 'placed',
      startsOn: '2028-02-20',
      endsOn: '2028-03-31',
      attendance: {},
    };
    const both = {
      ...left,
      publicPosts: [ended, Object.fromEntries(Object.entries(second).filter(([name]) => name !== 'endedOn'))],
    } as CaseState;
    const counts = (month: string, days: number, placement?: number) =>
      recordAttendance(both, { month, days, placement }, by(officer, at('2028-04-03T10:00:00+08:00')));
    expect(counts('2028-02', 8)).toMatchObject({
      failure: { reason: 'attendance-of-which-post', placements: [1, 2] },
    });
    expect(counts('2028-02', 11, 1)).toMatchObject({ failure: { most: 10 } });
    expect(counts('2028-02', 11, 2)).toMatchObject({ failure: { most: 10 } });
    const once = having(both, counts('2028-02', 8, 1));
    const twice = having(
      once,
      recordAttendance(
        once,
        { month: '2028-02', days: 7, placement: 2 },
        by(officer, at('2028-04-03T10:00:00+08:00')),
      ),
    );
    expect(twice.publicPosts?.map(({ attendance }) => attendance['2028-02'])).toEqual([8, 7]);
    // Only one of them has days in the months before and after.
    expect([failureOf(counts('2028-01', 20)), failureOf(counts('2028-03', 20))]).toEqual(['done', 'done']);
    expect(failureOf(counts('2028-03', 20, 1))).toBe('not-in-public-post');
  });

  it('counts attendance by month where the region does (WH-3.4, I-68)', () => {
    const attending = (
      state: CaseState,
      month: string,
      days: number,
      now = at('2027-01-05T10:00:00+08:00'),
    ) => recordAttendance(state, { month, days }, by(officer, now));
    expect(failureOf(attending(placed(), '2026-12', 20))).toBe('attendance-not-counted');
    const state = placed('weihai');
    expect(failureOf(attending(state, '2026-11', 1))).toBe('not-in-public-post');
    expect(failureOf(attending(state, '2026-12', 32))).toBe('attendance-too-long');
    expect(attending(state, '2027-01', 6)).toMatchObject({
      failure: { reason: 'attendance-too-long', most: 5 },
    });
    expect(failureOf(attending(state, '2027-02', 1))).toBe('date-in-future');
    const once = having(state, attending(state, '2026-12', 20));
    const again = having(once, attending(once, '2026-12', 21));
    expect(lastPlacement(again)?.attendance).toEqual({ '2026-12': 21 });
  });
});
