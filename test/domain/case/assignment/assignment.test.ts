import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignOfficer, reassign } from '../../../../lib/domain/case/assignment/assign-officer.ts';
import {
  absenceFault,
  findActingOfficer,
  findLeastLoaded,
  type Officer,
  worksFor,
} from '../../../../lib/domain/case/assignment/officers.ts';
import { planReassignments } from '../../../../lib/domain/case/assignment/plan-reassignments.ts';
import { brokenInvariants, type CaseState, evolve } from '../../../../lib/domain/case/case.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { day, friday, newCaseId, officer, submission, supervisor } from '../support/cases.ts';
import { having, refusalOf } from '../support/decisions.ts';
import { registered } from '../support/registered.ts';

const today = '2026-11-20';
const context = { now: friday, actor: officer };
const bySupervisor = { now: friday, actor: supervisor };
const someone = (subject: string, change: Partial<Officer> = {}): Officer => ({
  subject,
  districts: ['500103'],
  load: 0,
  ...change,
});
const away = (from: string, until: string, deputy?: string) => ({
  absence: { from, until, ...(deputy !== undefined && { deputy }) },
});
const given = (state: CaseState, to: string): CaseState =>
  having(state, assignOfficer(state, { officer: to, because: 'load' }, context));

describe('The officer of a case', () => {
  it.each<[Region, string]>([
    ['shanxi', 'SX-1.3'],
    ['qinghai', 'QH-1.3 and QH-2.1, even where the person has no difficulty'],
    ['weihai', 'I-27, although its notice names nobody'],
    ['chongqing', 'CQ-1.3'],
    ['yunnan', 'I-27'],
  ])('is required in %s (%s)', (region) => {
    const state = registered(region);
    const missing = (now: number) => brokenInvariants(state, now).includes('officer-missing');
    expect(missing(friday)).toBe(false);
    expect(missing(friday + 3 * 60 * 60 * 1000)).toBe(true);
    const named = given(state, 'officer-1');
    expect(named.assignment).toEqual({
      officer: 'officer-1',
      because: 'load',
      since: new Date(friday).toISOString(),
    });
    expect(brokenInvariants(named, friday + 3 * 60 * 60 * 1000)).not.toContain('officer-missing');
  });

  it('is assigned once the person is registered, not before', () => {
    const caseId = newCaseId();
    const applied = evolve(undefined, caseId, submission());
    const refusal = refusalOf(assignOfficer(applied, { officer: 'officer-1', because: 'load' }, context));
    expect(refusal).toEqual({ reason: 'not-possible-in-phase', phase: 'applied' });
  });
});

describe('The choice of an officer', () => {
  it('falls on the one with the fewest open cases, and always on the same one of several equals', () => {
    const officers = [someone('c', { load: 3 }), someone('b', { load: 2 }), someone('a', { load: 2 })];
    expect(findLeastLoaded(officers, '500103', today)).toBe('a');
    expect(findLeastLoaded(officers.toReversed(), '500103', today)).toBe('a');
  });

  it('is limited to those who work in the district or in a division that contains it', () => {
    const officers = [
      someone('elsewhere', { districts: ['500106'] }),
      someone('city', { districts: ['50'], load: 9 }),
    ];
    expect(findLeastLoaded(officers, '500103', today)).toBe('city');
    expect(findLeastLoaded(officers, '510104', today)).toBeUndefined();
  });

  it.each([
    ['2026-11-19', 'present'],
    ['2026-11-20', 'away'],
    ['2026-11-24', 'away'],
    ['2026-11-25', 'present'],
  ])('on %s treats an officer on leave from the 20th to the 24th as %s', (on, is) => {
    const officers = [someone('present', away('2026-11-20', '2026-11-24')), someone('other', { load: 100 })];
    expect(findLeastLoaded(officers, '500103', on)).toBe(is === 'away' ? 'other' : 'present');
  });

  it('falls on the least loaded of those who are present, whoever they are', () => {
    const any = fc.record({
      subject: fc.string({ minLength: 1, maxLength: 5 }),
      districts: fc.constantFrom(['500103'], ['50'], ['500106'], ['63']),
      load: fc.nat(20),
      absent: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ subject }) => subject }), (drawn) => {
        const officers = drawn.map(({ absent, ...each }) => ({
          ...each,
          ...(absent && away('2026-11-01', '2026-11-30')),
        }));
        const chosen = findLeastLoaded(officers, '500103', today);
        const able = drawn.filter(
          ({ districts, absent }) => !absent && '500103'.startsWith(districts[0] ?? '-'),
        );
        expect(chosen === undefined).toBe(able.length === 0);
        const load = able.find(({ subject }) => subject === chosen)?.load ?? 0;
        for (const each of able) expect(each.load).toBeGreaterThanOrEqual(load);
      }),
    );
  });
});

describe('While an officer is away', () => {
  it('their deputy does the work, or the deputy of a deputy who is away too', () => {
    const a = someone('a', away('2026-11-20', '2026-11-24', 'b'));
    const b = someone('b', away('2026-11-23', '2026-11-24', 'c'));
    const officers = [a, b, someone('c')];
    expect(findActingOfficer(officers, 'a', '2026-11-19')).toBe('a');
    expect(findActingOfficer(officers, 'a', '2026-11-20')).toBe('b');
    expect(findActingOfficer(officers, 'a', '2026-11-23')).toBe('c');
    expect(worksFor(officers, 'b', '2026-11-20')).toEqual(['b', 'a']);
    expect(worksFor(officers, 'c', '2026-11-23')).toEqual(['c', 'a', 'b']);
  });

  it('the work stays with them if they have no deputy, or if two officers deputise for each other', () => {
    const alone = [someone('a', away('2026-11-20', '2026-11-24'))];
    expect(findActingOfficer(alone, 'a', today)).toBe('a');
    const both = [
      someone('a', away('2026-11-20', '2026-11-24', 'b')),
      someone('b', away('2026-11-20', '2026-11-24', 'a')),
    ];
    expect([findActingOfficer(both, 'a', today), findActingOfficer(both, 'b', today)]).toEqual(['a', 'b']);
  });
});

describe('A deputy', () => {
  const entered = (change: Partial<Officer>, districts = ['500103', '500106']) =>
    absenceFault(someone('a', { districts, ...away('2026-11-20', '2026-12-11', 'b') }), [
      someone('b', change),
    ]);

  it('works wherever the absent officer does, and on cases, which the administrator of a unit does not', () => {
    expect(entered({ districts: ['500106', '500103'] })).toBeUndefined();
    expect(entered({ districts: ['50'], role: 'supervisor' })).toBeUndefined();
    expect(entered({ districts: ['500103'] })).toBe('deputy-elsewhere');
    expect(entered({ districts: ['500103'] }, ['50'])).toBe('deputy-elsewhere');
    expect(entered({ districts: ['50'], role: 'unit-administrator' })).toBe('deputy-other-role');
  });

  it('does the work for as long as that holds, and as long as the absence lasts', () => {
    const acting = (today: string, absent: Partial<Officer>, deputy: Partial<Officer>) =>
      findActingOfficer(
        [
          someone('a', { ...away('2026-11-20', '2026-12-11', 'b'), ...absent }),
          someone('b', { districts: ['50'], ...deputy }),
        ],
        'a',
        today,
      );
    expect(acting('2026-12-11', {}, {})).toBe('b');
    expect(acting('2026-12-11', {}, { districts: ['500106'] })).toBe('a');
    expect(acting('2026-12-11', {}, { role: 'unit-administrator' })).toBe('a');
    // Somebody who leaves during an absence has a deputy until it ends, and not for ever.
    expect(acting('2026-12-11', { leftOn: '2026-12-01' }, {})).toBe('b');
    expect(acting('2026-12-12', { leftOn: '2026-12-01' }, {})).toBe('a');
  });
});

describe('Reassigning a case', () => {
  const state = given(registered(), 'a');
  const officers = [someone('a', { load: 0 }), someone('b', { load: 5 }), someone('c', { load: 4 })];

  it('moves it to the named officer, or otherwise to the least loaded of the others', () => {
    expect(
      having(state, reassign(state, { to: 'b', officers, today }, bySupervisor)).assignment,
    ).toMatchObject({
      officer: 'b',
      because: 'reassignment',
    });
    expect(having(state, reassign(state, { officers, today }, bySupervisor)).assignment?.officer).toBe('c');
  });

  it('records an absence as the reason', () => {
    const gone = [someone('a', away('2026-11-20', '2027-01-31')), someone('b')];
    expect(having(state, reassign(state, { officers: gone, today }, bySupervisor)).assignment?.because).toBe(
      'absence',
    );
  });

  it.each<[string, readonly Officer[], string | undefined, object]>([
    ['to an unknown officer', officers, 'x', { because: 'unknown' }],
    [
      'to an officer of another district',
      [someone('b', { districts: ['63'] })],
      'b',
      { because: 'other-district' },
    ],
    [
      'to the administrator of a unit, who decides no case',
      [someone('b', { role: 'unit-administrator' })],
      'b',
      { because: 'other-role' },
    ],
    [
      'to an officer who is away',
      [someone('b', away('2026-11-20', '2026-11-20'))],
      'b',
      { because: 'absent' },
    ],
  ])('is refused %s', (_what, all, to, why) => {
    const decided = reassign(state, { officers: all, today, ...(to !== undefined && { to }) }, bySupervisor);
    expect(refusalOf(decided)).toEqual({ reason: 'officer-not-available', ...why });
  });

  it.each([
    ['is there', [someone('a')]],
    ['is given cases by load', [someone('a'), someone('b', { takesCases: false })]],
    [
      'works on cases',
      [someone('a'), someone('b', { role: 'unit-administrator', districts: ['50'], takesCases: true })],
    ],
  ])('without a name is refused where nobody else %s', (_what, all) => {
    expect(refusalOf(reassign(state, { officers: all, today }, bySupervisor))).toEqual({
      reason: 'nobody-takes-cases',
    });
  });

  it('is refused to the officer who already has it', () => {
    expect(refusalOf(reassign(state, { to: 'a', officers, today }, bySupervisor))).toEqual({
      reason: 'officer-unchanged',
    });
  });

  it('lets an officer take a case that nobody has, and give none to others', () => {
    const { subject } = officer;
    const all = [...officers, someone(subject)];
    const free = registered();
    const byOfficer = (from: CaseState, to?: string, agency?: string | null) =>
      reassign(
        from,
        { officers: all, today, ...(to !== undefined && { to }), ...(agency !== undefined && { agency }) },
        context,
      );
    expect(having(free, byOfficer(free, subject)).assignment?.officer).toBe(subject);
    for (const decided of [byOfficer(free, 'b'), byOfficer(free), byOfficer(free, subject, null)])
      expect(refusalOf(decided)).toEqual({ reason: 'supervisor-needed' });
    expect(refusalOf(byOfficer(state, subject))).toEqual({ reason: 'case-has-officer' });
    const related: CaseState = {
      ...free,
      recusals: [{ subject, relation: 'relative', at: new Date(friday).toISOString() }],
    };
    expect(refusalOf(byOfficer(related, subject))).toEqual({
      reason: 'officer-not-available',
      because: 'related',
    });
  });
});

describe('Handing over a list of cases', () => {
  const list = Array.from({ length: 9 }, () => given(registered(), 'a'));
  const officers = [someone('a', { load: 9 }), someone('b', { load: 1 }), someone('c', { load: 4 })];

  it('evens out the load, counting each case for those after it', () => {
    const planned = planReassignments(list, 'a', { officers, today }, bySupervisor);
    const loads = { b: 1, c: 4 };
    for (const each of planned) {
      if (each.outcome !== 'assigned') throw new Error(each.outcome);
      const to = each.event.data.officer as 'b' | 'c';
      expect(loads[to]).toBe(Math.min(...Object.values(loads)));
      loads[to]++;
    }
    expect(loads).toEqual({ b: 7, c: 7 });
  });

  it('evens out the load over a list that is planned part by part, as if it were planned at once', () => {
    const whole = planReassignments(list, 'a', { officers, today }, bySupervisor);
    const planned = new Map<string, number>();
    const parts = list.flatMap((state) => {
      const [each] = planReassignments([state], 'a', { officers, today, planned }, bySupervisor);
      if (each?.outcome !== 'assigned') throw new Error(each?.outcome);
      const { officer } = each.event.data;
      planned.set(officer, (planned.get(officer) ?? 0) + 1);
      return officer;
    });
    expect(parts).toEqual(whole.map((each) => each.outcome === 'assigned' && each.event.data.officer));
    // b had 1 case and c 4, and there are nine to hand over: seven each.
    expect(planned).toEqual(
      new Map([
        ['b', 6],
        ['c', 3],
      ]),
    );
  });

  it('gives a result for each case, and changes nothing when repeated', () => {
    const elsewhere = given(registered('qinghai'), 'a');
    const states = [...list.slice(0, 2), elsewhere, given(registered(), 'd')];
    const planned = planReassignments(states, 'a', { to: 'b', officers, today }, bySupervisor);
    expect(planned.map(({ outcome }) => outcome)).toEqual(['assigned', 'assigned', 'refused', 'unchanged']);
    const moved = planned.map((each, index) => {
      const before = states[index] as CaseState;
      return each.outcome === 'assigned' ? evolve(before, before.caseId, each.event) : before;
    });
    const again = planReassignments(
      moved,
      'a',
      { to: 'b', officers, today: '2026-11-23' },
      { ...bySupervisor, now: friday + 3 * day },
    );
    expect(again.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'refused', 'unchanged']);
  });
});

it('Every region assigns officers by the same rules', () => {
  for (const region of servedRegions.ids)
    expect(given(registered(region), 'x').assignment?.officer).toBe('x');
});
