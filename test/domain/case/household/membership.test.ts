import { describe, expect, it } from 'vitest';
import { isZeroEmploymentMember } from '../../../../lib/domain/case/household/state.ts';

const household = (periods: readonly { from: string; until?: string }[]) => ({
  number: 1,
  status: 'confirmed' as const,
  appliedAt: '2026-11-01T02:00:00.000Z',
  members: [],
  checks: [],
  periods: [...periods],
});

describe('Whether somebody belongs to a recognised household without work (C7, [L1] art. 56)', () => {
  const none = { households: [], householdMemberships: [] };

  it('is so from the day of the recognition to the day before its end', () => {
    const state = {
      ...none,
      households: [household([{ from: '2026-11-10', until: '2026-12-01' }, { from: '2027-02-03' }])],
    };
    for (const [day, expected] of [
      ['2026-11-09', false],
      ['2026-11-10', true],
      ['2026-11-30', true],
      ['2026-12-01', false],
      ['2027-02-02', false],
      ['2027-02-03', true],
    ] as const)
      expect([day, isZeroEmploymentMember(state, day)]).toEqual([day, expected]);
  });

  it('is so by the case of another member, too', () => {
    const membership = { from: '2026-11-10', caseId: '01JA', number: 1 };
    expect(isZeroEmploymentMember({ ...none, householdMemberships: [membership] }, '2026-11-10')).toBe(true);
    expect(isZeroEmploymentMember(none, '2026-11-10')).toBe(false);
  });
});
