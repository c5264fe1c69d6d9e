import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import {
  isPastStatutoryRetirement,
  type OriginalStatutoryAge,
  statutoryRetirement,
} from '../../lib/domain/retirement-age.ts';

const retirementOf = (birthMonth: string, originalStatutoryAge: OriginalStatutoryAge) =>
  statutoryRetirement({ birthDate: parseLocalDate(`${birthMonth}-15`), originalStatutoryAge });

describe('Statutory retirement since 2025-01-01 (DOMAIN C4)', () => {
  it.each([
    ['1964-02', 60, '2024-02', 60, 0, 0],
    ['1964-12', 60, '2024-12', 60, 0, 0],
    ['1965-01', 60, '2025-02', 60, 1, 1],
    ['1965-04', 60, '2025-05', 60, 1, 1],
    ['1965-05', 60, '2025-07', 60, 2, 2],
    ['1965-12', 60, '2026-03', 60, 3, 3],
    ['1976-08', 60, '2039-07', 62, 11, 35],
    ['1976-09', 60, '2039-09', 63, 0, 36],
    ['1995-12', 60, '2058-12', 63, 0, 36],
    ['1969-12', 55, '2024-12', 55, 0, 0],
    ['1970-01', 55, '2025-02', 55, 1, 1],
    ['1971-04', 55, '2026-08', 55, 4, 4],
    ['1981-08', 55, '2039-07', 57, 11, 35],
    ['1981-09', 55, '2039-09', 58, 0, 36],
    ['1974-12', 50, '2024-12', 50, 0, 0],
    ['1975-01', 50, '2025-02', 50, 1, 1],
    ['1975-03', 50, '2025-05', 50, 2, 2],
    ['1984-10', 50, '2039-09', 54, 11, 59],
    ['1984-11', 50, '2039-11', 55, 0, 60],
    ['1995-12', 50, '2050-12', 55, 0, 60],
  ] as const)(
    'of somebody born in %s, originally due at %d, comes in %s at %d years and %d months',
    (born, original, month, years, months, delay) => {
      expect(retirementOf(born, original)).toEqual({ month, age: { years, months }, delayMonths: delay });
    },
  );

  it('never comes earlier for somebody born later', () => {
    for (const original of [60, 55, 50] as const) {
      let last = '';
      for (let month = 1950 * 12; month < 2010 * 12; month += 1) {
        const born = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
        const retirement = retirementOf(born, original).month;
        expect(retirement > last).toBe(true);
        last = retirement;
      }
    }
  });

  it('is past from the following month on (D3.5)', () => {
    const retirement = retirementOf('1965-12', 60);
    expect(isPastStatutoryRetirement(retirement, parseLocalDate('2026-03-31'))).toBe(false);
    expect(isPastStatutoryRetirement(retirement, parseLocalDate('2026-04-01'))).toBe(true);
  });
});
