import { describe, expect, it } from 'vitest';
import { reassign } from '../../../../lib/domain/case/assignment/assign-officer.ts';
import { findLeastLoaded, type Officer } from '../../../../lib/domain/case/assignment/officers.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { friday, supervisor } from '../support/cases.ts';
import { by, having, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

const today = '2026-11-20';
const someone = (subject: string, agency?: string, load = 0): Officer => ({
  subject,
  districts: ['530102'],
  load,
  ...(agency !== undefined && { agency }),
});
const officers = [
  someone('county', undefined, 1),
  someone('township', 'huashan', 5),
  someone('disabled', 'cl-1', 9),
];
const giving = (state: CaseState, change: { readonly to?: string; readonly agency?: string | null }) =>
  reassign(state, { officers, today, ...change }, by(supervisor, friday));

describe('A case at an agency of the directory (I-23, YN-1.1.1, YN-1.3.4)', () => {
  it('goes to an officer of that agency by load, and to one of the district if it has nobody', () => {
    expect(findLeastLoaded(officers, '530102', today, 'cl-1')).toBe('disabled');
    expect(findLeastLoaded(officers, '530102', today)).toBe('county');
    expect(findLeastLoaded(officers, '530102', today, 'elsewhere')).toBe('county');
  });

  it('is given to one below the county together with an officer of it, and back', () => {
    const state = registered('yunnan');
    const given = having(state, giving(state, { agency: 'huashan' }));
    expect(given).toMatchObject({ agency: 'huashan', assignment: { officer: 'township' } });
    expect(refusalOf(giving(given, { agency: 'huashan', to: 'township' }))).toEqual({
      reason: 'officer-unchanged',
    });
    const back = having(given, giving(given, { agency: null }));
    expect(back.agency).toBeUndefined();
    expect(back.assignment?.officer).toBe('county');
  });

  it('stays with its agency when only the officer changes', () => {
    const state = { ...registered('yunnan', friday, { agency: 'cl-1' }) };
    const given = having(state, giving(state, {}));
    expect(given).toMatchObject({ agency: 'cl-1', assignment: { officer: 'disabled' } });
    const other = having(given, giving(given, { to: 'county' }));
    expect(other).toMatchObject({ agency: 'cl-1', assignment: { officer: 'county' } });
  });

  it('is not given to an agency where nobody is present, nor to an officer of another one', () => {
    const state = registered('yunnan');
    expect(refusalOf(giving(state, { agency: 'elsewhere' }))).toEqual({ reason: 'nobody-takes-cases' });
    expect(refusalOf(giving(state, { agency: 'huashan', to: 'county' }))).toEqual({
      reason: 'officer-not-available',
      because: 'other-agency',
    });
  });
});
