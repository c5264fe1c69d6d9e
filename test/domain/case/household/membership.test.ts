import { describe, expect, it } from 'vitest';
import { isZeroEmploymentMember } from '../../../../lib/domain/case/household/state.ts';

describe('Whether somebody belongs to a recognised household without work (C7, [L1] art. 56)', () => {
  const none = { applications: [], periods: [], memberships: [] };

  it('is so from the day of the recognition to the day before its end', () => {
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

  it('is so by the case of another member, too, and never without either', () => {
    const household = { ...none, memberships: [{ from: '2026-11-10', caseId: '01JA' }] };
    expect(isZeroEmploymentMember({ household }, '2026-11-10')).toBe(true);
    expect(isZeroEmploymentMember({ household }, '2026-11-09')).toBe(false);
    expect(isZeroEmploymentMember({}, '2026-11-10')).toBe(false);
  });
});
