import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { personOf } from '../../functions/api/registration/submit-application/applicant.ts';
import type { applicationSchema } from '../../functions/api/registration/submit-application/operation.ts';
import { Problem } from '../../functions/common/http/problems.ts';
import { beijingDate } from '../../lib/domain/calendar/local-date.ts';
import { screen } from '../../lib/domain/case/registration/screening.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { person } from '../store/support/persons.ts';
import { application, identityNumber } from '../support/applications.ts';

const beijing = (time: string): number => Date.parse(`${time}+08:00`);

/** The answer to an application made at an instant: undefined if it is accepted, otherwise the problem. */
function problemOf(birthDate: string, instant: string, region: (typeof servedRegions.ids)[number]) {
  const now = beijing(instant);
  const request = application({
    applicant: { name: '张伟', identityNumber: identityNumber(birthDate), phone: '13800138000' },
    unemployment: { reason: '33', date: beijingDate(now) },
  }) as unknown as z.infer<typeof applicationSchema>;
  try {
    personOf(request, resolvePack(region, beijingDate(now)), now);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('The age from which somebody may register (年满16周岁, I-04)', () => {
  it.each(servedRegions.ids)('in %s is reached on the sixteenth birthday', (region) => {
    expect(problemOf('2010-11-20', '2026-11-20T10:00:00', region)).toBeUndefined();
    expect(problemOf('2010-11-21', '2026-11-20T10:00:00', region)).toBe('under-minimum-age');
  });

  it.each(servedRegions.ids)(
    'in %s is reached at midnight in Beijing, and not ten seconds earlier',
    (region) => {
      expect(problemOf('2010-11-21', '2026-11-20T23:59:50', region)).toBe('under-minimum-age');
      expect(problemOf('2010-11-21', '2026-11-21T00:00:05', region)).toBeUndefined();
    },
  );

  it('has no upper end: at seventy without a pension one may register (I-03)', () => {
    for (const region of servedRegions.ids)
      expect(problemOf('1956-11-20', '2026-11-20T10:00:00', region)).toBeUndefined();
  });
});

describe('Somebody about the month of retirement', () => {
  // Men from 60 on, a month later for every four months of birth from January 1965; women of 55 so from January 1970.
  it.each([
    ['male', '1965-09-15', '2025-12', 'review'],
    ['male', '1965-12-31', '2026-03', 'review'],
    ['male', '1966-05-31', '2026-10', 'review'],
    ['male', '1966-06-01', '2026-11', 'clear'],
    ['male', '1966-07-15', '2026-12', 'clear'],
    ['female', '1971-05-31', '2026-10', 'review'],
    ['female', '1971-06-01', '2026-11', 'clear'],
    ['female', '1970-09-15', '2025-12', 'review'],
    ['female', '1956-11-20', '2011-11', 'review'],
    ['male', '1956-11-20', '2016-11', 'review'],
  ] as const)(
    '%s, born on %s, who reaches it in %s, is put before a human: %s',
    (sex, birthDate, _month, finding) => {
      const evidence = screen(
        person({ sex, birthDate, ...(sex === 'female' && { originalStatutoryAge: 55 as const }) }),
        { records: [], loaded: [] },
        beijingDate(beijing('2026-11-20T10:00:00')),
      );
      expect(evidence.find(({ check }) => check === 'retirement-age')?.finding).toBe(finding);
    },
  );
});
