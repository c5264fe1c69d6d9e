import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findLeastLoaded,
  hasSecondPerson,
  mayEnterAs,
  recognise,
  takesCases,
} from '../../../../lib/domain/case/assignment/officers.ts';
import { areasOf, isWithin } from '../../../../lib/domain/case/kernel/access.ts';
import { roles, staffRoles } from '../../../../lib/domain/case/kernel/vocabulary.ts';

const today = '2026-11-20';
const digits = fc.string({ unit: fc.constantFrom('0', '1', '5'), minLength: 2, maxLength: 6 });
const county = fc.string({ unit: fc.constantFrom('0', '1', '5'), minLength: 6, maxLength: 6 });

describe('The staff directory', () => {
  it('lets nobody act who is not listed, has left, or is listed in another role', () => {
    const claims = { role: 'officer', jurisdiction: '50' } as const;
    const entry = { districts: ['500103'] };
    expect(recognise(claims, undefined, today)).toEqual({ known: false, because: 'not-entered' });
    expect(recognise(claims, { ...entry, leftOn: today }, today)).toEqual({ known: false, because: 'left' });
    expect(recognise(claims, { ...entry, leftOn: '2026-11-21' }, today).known).toBe(true);
    for (const role of ['supervisor', 'unit-administrator'] as const) {
      expect(recognise(claims, { ...entry, role }, today)).toEqual({ known: false, because: 'other-role' });
      expect(recognise({ ...claims, role }, entry, today)).toEqual({ known: false, because: 'other-role' });
    }
    expect(recognise(claims, { districts: ['53'] }, today)).toEqual({
      known: false,
      because: 'other-district',
    });
    expect(recognise({ role: 'officer' }, entry, today)).toEqual({ known: false, because: 'other-district' });
  });

  it('lets staff act exactly where their sign-in and their entry overlap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...staffRoles),
        digits,
        fc.array(digits, { minLength: 1, maxLength: 4 }),
        county,
        (role, jurisdiction, districts, district) => {
          const recognition = recognise({ role, jurisdiction }, { role, districts }, today);
          const areas = recognition.known ? recognition.areas : [];
          const principal = { subject: 'somebody', role, jurisdiction, districts: areas };
          const both =
            district.startsWith(jurisdiction) && districts.some((code) => district.startsWith(code));
          expect(isWithin(principal, district)).toBe(both);
          expect(areasOf(principal)).toEqual(areas);
        },
      ),
    );
  });

  it('gives cases by load to officers, and to others only if their entry says so', () => {
    expect(staffRoles.filter((role) => takesCases({ role }))).toEqual(['officer']);
    const entries = [
      { subject: 'at-the-counter', districts: ['50'], load: 0, takesCases: false },
      { subject: 'supervisor', role: 'supervisor' as const, districts: ['50'], load: 0 },
      { subject: 'officer', districts: ['50'], load: 9 },
    ];
    expect(findLeastLoaded(entries, '500103', today)).toBe('officer');
    expect(findLeastLoaded(entries.slice(0, 2), '500103', today)).toBeUndefined();
  });

  it('finds a second person if anybody else could decide', () => {
    const enteredBy = 'officer-1';
    const has = (...officers: Parameters<typeof hasSecondPerson>[0]) =>
      hasSecondPerson(officers, { district: '500103', enteredBy }, today);
    const self = { subject: enteredBy, districts: ['500103'] };
    const other = { subject: 'officer-2', districts: ['50'] };
    expect(has(self)).toBe(false);
    expect(has(self, other)).toBe(true);
    expect(has(self, { ...other, role: 'supervisor' })).toBe(true);
    expect(has(self, { ...other, role: 'unit-administrator' })).toBe(false);
    expect(has(self, { ...other, leftOn: today })).toBe(false);
    expect(has(self, { ...other, districts: ['53'] })).toBe(false);
  });

  it('is maintained from above: nobody enters or changes somebody of their own role', () => {
    const entered = (role: (typeof roles)[number]) =>
      staffRoles.filter((each) => mayEnterAs(role, { role: each }));
    expect(roles.map((role) => [role, entered(role)]).filter(([, some]) => (some?.length ?? 0) > 0)).toEqual([
      ['supervisor', ['officer']],
      ['unit-administrator', ['officer', 'supervisor']],
      ['administrator', ['officer', 'supervisor', 'unit-administrator']],
    ]);
    // Neither the old nor the new role may be one that they may not enter.
    expect(mayEnterAs('supervisor', { role: 'officer' }, { role: 'supervisor' })).toBe(false);
    expect(mayEnterAs('supervisor', {}, undefined)).toBe(true);
  });
});
