import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absenceFault, isAbsent, unavailableReason } from '../../lib/domain/case/assignment/officers.ts';
import { noteServiceTime } from '../../web/api/service-time.ts';
import { absenceToCome, canBeGivenCases, canStandIn } from '../../web/parts/availability.ts';

const days = ['2026-11-20', '2026-11-23', '2026-11-27', '2026-12-01'] as const;
const day = fc.constantFrom(...days);
const absence = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a }));
const member = (subject: string) =>
  fc
    .record({
      role: fc.constantFrom('officer', 'supervisor', 'unit-administrator'),
      districts: fc.constantFrom<string[][]>(['50'], ['500103'], ['500112'], ['500103', '500112']),
      leftOn: fc.option(day, { nil: undefined, freq: 3 }),
      absence: fc.option(absence, { nil: undefined }),
    })
    .map((made) => ({ subject, ...made }));

describe('those who are offered', () => {
  it('as deputies are those whom the service accepts, and no others', () => {
    fc.assert(
      fc.property(member('a'), absence, member('b'), (person, days, deputy) => {
        const entered = { ...person, absence: { ...days, deputy: 'b' } };
        expect(canStandIn(deputy, person, days)).toBe(absenceFault(entered, [deputy]) === undefined);
      }),
    );
  });

  it('cases are those whom the service gives them', () => {
    fc.assert(
      fc.property(member('b'), day, fc.constantFrom('500103', '500112'), (officer, today, district) => {
        const seen = { ...officer, absentToday: isAbsent(officer, today) };
        const refused = unavailableReason([officer], 'b', district, today);
        expect(canBeGivenCases(seen, [district])).toBe(refused === undefined);
      }),
    );
  });

  it('as away are those whose absence is not over: its last day is the last one on which they are', () => {
    const away = { absence: { from: '2026-11-20', until: '2026-11-23' } };
    noteServiceTime('2026-11-23T15:59:00Z');
    expect(absenceToCome(away)).toEqual(away.absence);
    noteServiceTime('2026-11-23T16:01:00Z');
    expect(absenceToCome(away)).toBeUndefined();
  });
});
