import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { alignMembership } from '../../../../lib/domain/case/household/membership.ts';
import { isZeroEmploymentMember } from '../../../../lib/domain/case/household/state.ts';
import { day, friday, hour, system } from '../support/cases.ts';
import { by, having } from '../support/decisions.ts';
import { confirmed, ending } from '../support/households.ts';
import { registered } from '../support/registered.ts';

describe('Somebody who registers after their household was recognised in another case (I-65)', () => {
  const household = confirmed(registered());
  const later = friday + 3 * day;
  const member = (change: Partial<CaseState> = {}): CaseState => ({
    ...registered(),
    caseId: 'member',
    registeredAt: '2026-11-22T02:00:00.000Z',
    ...change,
  });
  const aligned = (state: CaseState, named?: CaseState, kept?: CaseState) =>
    alignMembership(state, named, kept, by(system, later));

  it('joins it on the day of the registration, recorded once', () => {
    const event = aligned(member(), household);
    expect(event).toMatchObject({
      type: 'household-membership-begun',
      data: { caseId: household.caseId, on: '2026-11-22' },
    });
    const noted = having(member(), event);
    expect(isZeroEmploymentMember(noted, '2026-11-22')).toBe(true);
    expect(aligned(noted, household, household)).toBeUndefined();
  });

  it('joins it on its recognition if they had registered before', () => {
    const early = member({ registeredAt: '2026-11-01T02:00:00.000Z' });
    expect(aligned(early, household)?.data.on).toBe('2026-11-20');
  });

  it('leaves it on the day on which it ended while they were not registered', () => {
    const noted = having(member({ registeredAt: '2026-11-01T02:00:00.000Z' }), aligned(member(), household));
    const ended = having(household, ending(household, {}, friday + 2 * day + 4 * hour));
    const event = aligned(noted, undefined, ended);
    expect(event).toMatchObject({ type: 'household-membership-ended', data: { caseId: household.caseId } });
    const after = having(noted, event);
    expect(isZeroEmploymentMember(after, '2026-11-23')).toBe(false);
    expect(aligned(after, undefined, ended)).toBeUndefined();
  });

  it('has no membership recorded if the household is not recognised, is in their own case, or they are not registered', () => {
    const looked = { ...household, household: undefined };
    expect(aligned(member(), looked)).toBeUndefined();
    expect(aligned(member(), undefined)).toBeUndefined();
    expect(aligned({ ...household }, household)).toBeUndefined();
    expect(aligned(member({ phase: 'closed' }), household)).toBeUndefined();
  });
});

describe('Membership of a recognised household without work (C7, [L1] art. 56)', () => {
  const none = { applications: [], periods: [], memberships: [] };

  it('lasts from the day of the recognition to the day before its end', () => {
    const household = {
      ...none,
      periods: [
        { number: 1, from: '2026-11-10', until: '2026-12-01' },
        { number: 1, from: '2027-02-03' },
      ],
    };
    for (const [day, expected] of [
      ['2026-11-09', false],
      ['2026-11-10', true],
      ['2026-11-30', true],
      ['2026-12-01', false],
      ['2027-02-02', false],
      ['2027-02-03', true],
    ] as const)
      expect([day, isZeroEmploymentMember({ household }, day)]).toEqual([day, expected]);
  });

  it('also follows from the case of another member, and from nothing else', () => {
    const household = { ...none, memberships: [{ from: '2026-11-10', caseId: '01JA' }] };
    expect(isZeroEmploymentMember({ household }, '2026-11-10')).toBe(true);
    expect(isZeroEmploymentMember({ household }, '2026-11-09')).toBe(false);
    expect(isZeroEmploymentMember({}, '2026-11-10')).toBe(false);
  });
});
