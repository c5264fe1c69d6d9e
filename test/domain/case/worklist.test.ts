import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announcedArrangements } from '../../../lib/domain/calendar/arrangements/announced.ts';
import { beijingDate, endOfDay } from '../../../lib/domain/calendar/local-date.ts';
import { workingCalendar } from '../../../lib/domain/calendar/working-calendar.ts';
import {
  dueRange,
  dueSpans,
  type ListedTask,
  listsToday,
  type WorklistFilter,
  worklistFilter,
  worklistSummary,
  worklistTiles,
} from '../../../lib/domain/case/worklist.ts';
import { day, friday } from './support/cases.ts';

const calendar = workingCalendar(announcedArrangements);
const subjects = ['a', 'b', 'c', 'd'];
const agencies = ['agency-1', 'agency-2'];
const today = beijingDate(friday);

/** Due days around today, at their end and in the middle, so that every boundary is covered. */
const dueAt = fc
  .tuple(fc.integer({ min: -3, max: 9 }), fc.constantFrom(0, 0, 7))
  .map(([days, hours]) =>
    new Date(endOfDay(beijingDate(friday + days * day)) - hours * 3_600_000).toISOString(),
  );
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const task: fc.Arbitrary<ListedTask> = fc.record({
  kind: fc.constantFrom('decide-application', 'make-first-contact', 'follow-up'),
  dueAt,
  escalatedTo: maybe(fc.constantFrom('supervisor', 'unit')),
  awaitingInformation: fc.boolean(),
  forSupervisor: maybe(fc.constant(true)),
  officer: maybe(fc.constantFrom(...subjects)),
  takenBy: maybe(fc.constantFrom(...subjects)),
  agency: maybe(fc.constantFrom(...agencies)),
  district: fc.constantFrom('500103', '500106'),
  channel: fc.constantFrom('online', 'counter'),
  assisted: maybe(fc.boolean()),
});
const directory = fc
  .array(
    fc.record({
      until: fc.integer({ min: -1, max: 1 }),
      deputy: maybe(fc.constantFrom(...subjects)),
      districts: fc.constantFrom(['50'], ['500103'], ['500106', '500103']),
      role: fc.constantFrom('officer', 'supervisor', 'unit-administrator'),
    }),
    { minLength: 3, maxLength: 3 },
  )
  .map((all) =>
    all.map(({ until, deputy, districts, role }, index) => ({
      subject: String(subjects[index]),
      districts,
      role,
      absence: {
        from: beijingDate(friday - day),
        until: beijingDate(friday + until * day),
        deputy: deputy === subjects[index] ? undefined : deputy,
      },
    })),
  );
type AllFilters = { readonly [Name in keyof WorklistFilter]-?: fc.Arbitrary<WorklistFilter[Name]> };
/** All filters. */
const filters: AllFilters = {
  kinds: fc.subarray(['decide-application', 'follow-up'], { minLength: 1 }),
  officer: fc.oneof(
    fc.constant('none' as const),
    fc.constantFrom(...subjects).map((subject) => ({ subject })),
    fc.constantFrom(...subjects).map((subject) => ({ subject, orNobodys: true as const })),
  ),
  agency: fc.constantFrom(...agencies),
  channel: fc.constantFrom('online', 'counter'),
  assisted: fc.boolean(),
  forSupervisor: fc.boolean(),
  awaitingInformation: fc.boolean(),
  overdue: fc.boolean(),
  escalated: fc.boolean(),
  due: fc.constantFrom(...dueSpans),
  dueBefore: fc.integer({ min: -2, max: 5 }).map((days) => beijingDate(friday + days * day)),
};
/** None, one, or a few at once: more would let nothing through. */
const filter: fc.Arbitrary<WorklistFilter> = fc
  .subarray(Object.keys(filters) as (keyof WorklistFilter)[], { maxLength: 3 })
  .chain((names) =>
    fc.record<WorklistFilter>(Object.fromEntries(names.map((name) => [name, filters[name]]))),
  );

describe('The counts of a worklist', () => {
  it('are each the length of the list that the same filter opens, which is read no further than necessary', () => {
    fc.assert(
      fc.property(
        fc.array(task, { maxLength: 30 }),
        directory,
        maybe(fc.constantFrom(...subjects)),
        filter,
        (tasks, officers, without, asked) => {
          const at = { now: friday, calendar, lists: listsToday(officers, today, without) };
          const length = (narrowed: WorklistFilter): number => {
            const all = { ...asked, ...narrowed };
            const { after = '', until = '9' } = dueRange(all, at);
            const read = tasks.filter((each) => each.dueAt > after && each.dueAt <= until);
            return read.filter(worklistFilter(all, at)).length;
          };
          const summary = worklistSummary(tasks, asked, at);
          for (const [tile, narrowed] of Object.entries(worklistTiles))
            expect([tile, summary[tile as keyof typeof worklistTiles]]).toEqual([tile, length(narrowed)]);
          for (const kind of new Set(tasks.map((each) => each.kind)))
            expect(summary.byKind.get(kind) ?? { total: 0, overdue: 0 }).toEqual({
              total: length({ kinds: [kind] }),
              overdue: length({ kinds: [kind], overdue: true }),
            });
          for (const subject of subjects)
            expect(summary.byOfficer.get(subject) ?? { total: 0, overdue: 0 }).toEqual({
              total: length({ officer: { subject } }),
              overdue: length({ officer: { subject }, overdue: true }),
            });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('count what is overdue, due today and due by the third working day, by working days', () => {
    const at = { now: friday, calendar, lists: listsToday([], today) };
    const due = (days: number): ListedTask => ({
      kind: 'decide-application',
      dueAt: new Date(endOfDay(beijingDate(friday + days * day))).toISOString(),
      awaitingInformation: false,
      district: '500103',
      channel: 'online',
    });
    // Friday 20 November 2026: the third working day after it is Wednesday the 25th.
    const listed = (narrowed: WorklistFilter) =>
      [-1, 0, 1, 3, 5, 6].filter((days) => worklistFilter(narrowed, at)(due(days)));
    expect(listed({ overdue: true })).toEqual([-1]);
    expect(listed({ due: 'today' })).toEqual([0]);
    expect(listed({ due: 'within-3' })).toEqual([0, 1, 3, 5]);
    expect(listed({ dueBefore: '2026-11-21' })).toEqual([-1, 0]);
  });
});

describe('The list of an officer', () => {
  const of = (officer?: string): ListedTask => ({
    kind: 'decide-application',
    dueAt: new Date(friday).toISOString(),
    awaitingInformation: false,
    district: '500103',
    channel: 'online',
    ...(officer !== undefined && { officer }),
  });
  const listed = (asked: WorklistFilter['officer'], lists: ReturnType<typeof listsToday>) =>
    [undefined, 'a', 'b', 'c'].filter((officer) =>
      worklistFilter({ officer: asked }, { now: friday, calendar, lists })(of(officer)),
    );
  const away = { from: today, until: today };
  const districts = ['500103'];
  const officers = [
    { subject: 'a', districts },
    { subject: 'b', districts, absence: { ...away, deputy: 'a' } },
    { subject: 'c', districts, absence: { from: '2027-01-04', until: '2027-01-08', deputy: 'a' } },
  ];

  it('has their own tasks, those of officers whose deputy they are, and as `me` also unassigned ones', () => {
    const lists = listsToday(officers, today);
    expect(listed({ subject: 'a' }, lists)).toEqual(['a', 'b']);
    expect(listed({ subject: 'a', orNobodys: true }, lists)).toEqual([undefined, 'a', 'b']);
    expect(listed({ subject: 'b' }, lists)).toEqual(['b']);
    expect(listed('none', lists)).toEqual([undefined]);
  });

  it('has the applications that they have taken, and as `me` those whose taker is away without a deputy', () => {
    const taken = (takenBy: string): ListedTask => ({ ...of(), takenBy });
    const at = (without?: string) => ({ now: friday, calendar, lists: listsToday(officers, today, without) });
    const has = (asked: WorklistFilter['officer'], by: string, without?: string) =>
      worklistFilter({ officer: asked }, at(without))(taken(by));
    expect(has({ subject: 'a' }, 'a')).toBe(true);
    expect(has('none', 'a')).toBe(false);
    expect(has({ subject: 'c', orNobodys: true }, 'a')).toBe(false);
    expect(has({ subject: 'a' }, 'b')).toBe(true);
    expect(has({ subject: 'c', orNobodys: true }, 'unknown')).toBe(true);
    expect(has('none', 'c', 'c')).toBe(false);
    expect(has('none', 'a', 'a')).toBe(true);
  });

  it('goes, if they were away, to the deputy in their entry, and otherwise to nobody', () => {
    const withoutC = listsToday(officers, today, 'c');
    expect(listed({ subject: 'a' }, withoutC)).toEqual(['a', 'b', 'c']);
    expect(listed({ subject: 'c' }, withoutC)).toEqual([]);
    expect(listed('none', withoutC)).toEqual([undefined]);
    // Nor does anybody then have what a does for b.
    const withoutA = listsToday(officers, today, 'a');
    expect(listed('none', withoutA)).toEqual([undefined, 'a', 'b']);
    expect(listed({ subject: 'b' }, withoutA)).toEqual([]);
    expect(listed({ subject: 'c' }, withoutA)).toEqual(['c']);
    expect(listed('none', listsToday(officers, today, 'somebody-else'))).toEqual([undefined]);
  });

  it('is nobody’s, as it would be if they were away, while they really are and nobody stands in for them', () => {
    for (const absence of [away, { ...away, deputy: 'd' }, { ...away, deputy: 'unknown' }]) {
      // d is away, too.
      const all = [
        ...officers,
        { subject: 'd', districts, absence: away },
        { subject: 'e', districts, absence },
      ];
      const lists = listsToday(all, today);
      expect(lists({ officer: 'e', district: '500103' })).toEqual([]);
      expect(lists({ takenBy: 'e', district: '500103' })).toEqual([]);
      const supposed = listsToday([...all, { subject: 'f', districts }], today, 'f');
      expect(supposed({ officer: 'f', district: '500103' })).toEqual([]);
    }
  });

  it('is nobody’s if they, or their deputy, no longer work on the cases of the district', () => {
    const listsOf = (...all: Parameters<typeof listsToday>[0]) =>
      listsToday(all, today)({ officer: 'e', district: '500103' });
    const elsewhere = ['500106'];
    const role = 'unit-administrator' as const;
    expect(listsOf({ subject: 'e', districts: ['50'] })).toEqual(['e']);
    expect(listsOf({ subject: 'e', districts: elsewhere })).toEqual([]);
    expect(listsOf({ subject: 'e', districts, role })).toEqual([]);
    const absent = { subject: 'e', districts, absence: { ...away, deputy: 'f' } };
    expect(listsOf(absent, { subject: 'f', districts: ['50'] })).toEqual(['e', 'f']);
    expect(listsOf(absent, { subject: 'f', districts: elsewhere })).toEqual([]);
    expect(listsOf(absent, { subject: 'f', districts, role })).toEqual([]);
  });
});
