import { describe, expect, it } from 'vitest';
import { announcedArrangements } from '../../../../lib/domain/calendar/arrangements/announced.ts';
import { dueDates } from '../../../../lib/domain/calendar/due-date.ts';
import { holidayArrangementSchema } from '../../../../lib/domain/calendar/holiday-arrangement-schema.ts';
import { workingCalendar } from '../../../../lib/domain/calendar/working-calendar.ts';
import { evolve, moveDeadline } from '../../../../lib/domain/case/case.ts';
import type { Channel } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { submitApplication } from '../../../../lib/domain/case/registration/submit.ts';
import { decisionDeadlineId } from '../../../../lib/domain/case/registration/tasks.ts';
import type { RegionId } from '../../../../lib/policy/regions/registry.ts';
import { districtOf } from '../../../support/applications.ts';
import { applicant, calendar, lifecycleOf, newCaseId, rulesOf, system } from '../support/cases.ts';
import { by, having } from '../support/decisions.ts';

const beijing = (time: string): number => Date.parse(`${time}+08:00`);

/** A case that begins with an application made at an instant. */
function submittedAt(region: RegionId, channel: Channel, instant: string) {
  const now = beijing(instant);
  const event = submitApplication(
    {
      ...{ region, channel, district: districtOf(region), placeBasis: 'residence', owner: 'applicant' },
      applicationNumber: '50010320261120ABCDEFGH',
    },
    rulesOf(region, now),
    calendar,
    by(applicant, now),
  );
  return evolve(undefined, newCaseId(), event);
}

const dueOf = (region: RegionId, channel: Channel, instant: string) =>
  submittedAt(region, channel, instant).deadlines[decisionDeadlineId];

const online = (day: string): string => new Date(beijing(`${day}T00:00:00`) + 86_400_000).toISOString();
const counter = (day: string): string => new Date(beijing(`${day}T17:30:00`)).toISOString();

/**
 * Worked out by hand from the State Council's arrangement of 2026 (off: 1 to 3 January, 15 to 23 February, 25 to 27 September,
 * 1 to 7 October; worked: 4 January, 14 and 28 February, 20 September, 10 October), and for 2027 from the law alone, of which
 * only New Year's Day matters here. Three, five and seven working days after the day of submission.
 */
const days: readonly [instant: string, what: string, three: string, five: string, seven: string][] = [
  ['2025-12-29T09:00:00', 'a Monday', '2026-01-04', '2026-01-06', '2026-01-08'],
  ['2025-12-31T17:29:00', 'a minute before the counter closes', '2026-01-06', '2026-01-08', '2026-01-12'],
  ['2025-12-31T17:31:00', 'a minute after it has closed', '2026-01-06', '2026-01-08', '2026-01-12'],
  ['2025-12-31T23:59:30', 'half a minute before the year ends', '2026-01-06', '2026-01-08', '2026-01-12'],
  ['2026-01-01T00:00:05', 'five seconds into a holiday', '2026-01-06', '2026-01-08', '2026-01-12'],
  ['2026-01-03T10:00:00', 'a Saturday that is a holiday', '2026-01-06', '2026-01-08', '2026-01-12'],
  ['2026-01-04T10:00:00', 'a Sunday that is worked', '2026-01-07', '2026-01-09', '2026-01-13'],
  ['2026-01-12T10:00:00', 'an ordinary Monday', '2026-01-15', '2026-01-19', '2026-01-21'],
  ['2026-01-13T23:59:30', 'half a minute before midnight', '2026-01-16', '2026-01-20', '2026-01-22'],
  ['2026-02-14T00:00:05', 'five seconds into a worked Saturday', '2026-02-26', '2026-02-28', '2026-03-03'],
  ['2026-02-14T17:31:00', 'the evening of a worked Saturday', '2026-02-26', '2026-02-28', '2026-03-03'],
  ['2026-02-16T10:00:00', 'the eve of the Spring Festival', '2026-02-26', '2026-02-28', '2026-03-03'],
  ['2026-02-23T10:00:00', 'the last day of the Spring Festival', '2026-02-26', '2026-02-28', '2026-03-03'],
  ['2026-02-27T10:00:00', 'the Friday before a worked Saturday', '2026-03-03', '2026-03-05', '2026-03-09'],
  [
    '2026-02-28T10:00:00',
    'a worked Saturday, the last of February',
    '2026-03-04',
    '2026-03-06',
    '2026-03-10',
  ],
  ['2026-09-18T23:50:00', 'the night before a worked weekend', '2026-09-22', '2026-09-24', '2026-09-29'],
  ['2026-09-20T10:00:00', 'a worked Sunday', '2026-09-23', '2026-09-28', '2026-09-30'],
  ['2026-09-30T10:00:00', 'the day before National Day', '2026-10-10', '2026-10-13', '2026-10-15'],
];

describe.each(days)('An application made at %s, %s', (instant, _what, three, five, seven) => {
  const threeEverywhere = ['shanxi', 'weihai', 'yunnan'] as const;

  it('is decided within three working days if the circular gives no number (SX-1.2, YN-1.2.1, N2)', () => {
    for (const region of threeEverywhere) {
      expect(dueOf(region, 'online', instant)).toMatchObject({ dueDate: three, dueAt: online(three) });
      expect(dueOf(region, 'counter', instant)).toMatchObject({ dueDate: three, dueAt: counter(three) });
    }
  });

  it('is decided in Qinghai within three working days online, and at once at the counter (QH-1.2, I-02)', () => {
    const today = instant.slice(0, 10);
    const closed = instant.slice(11) > '17:30:00';
    expect(dueOf('qinghai', 'online', instant)).toMatchObject({ dueDate: three, dueAt: online(three) });
    expect(dueOf('qinghai', 'counter', instant)).toMatchObject({
      dueDate: today,
      dueAt: closed ? online(today) : counter(today),
    });
  });

  it('is decided in Chongqing within five working days online, and seven at the counter (CQ-1.2)', () => {
    expect(dueOf('chongqing', 'online', instant)).toMatchObject({ dueDate: five, dueAt: online(five) });
    expect(dueOf('chongqing', 'counter', instant)).toMatchObject({ dueDate: seven, dueAt: counter(seven) });
  });

  it('has a deadline that no later arrangement moves', () => {
    for (const channel of ['online', 'counter'] as const)
      for (const region of [...threeEverywhere, 'qinghai', 'chongqing'] as const)
        expect(dueOf(region, channel, instant)?.provisional).toBe(false);
  });
});

describe('An application of 30 December 2026, before 2027 is announced', () => {
  const instant = '2026-12-30T10:00:00';
  const table: readonly [RegionId, Channel, dueDate: string, provisional: boolean][] = [
    ['shanxi', 'online', '2027-01-05', true],
    ['shanxi', 'counter', '2027-01-05', true],
    ['weihai', 'online', '2027-01-05', true],
    ['yunnan', 'counter', '2027-01-05', true],
    ['qinghai', 'online', '2027-01-05', true],
    ['qinghai', 'counter', '2026-12-30', false],
    ['chongqing', 'online', '2027-01-07', true],
    ['chongqing', 'counter', '2027-01-11', true],
  ];

  it.each(table)(
    'in %s, %s, is due on %s; provisional: %s (I-36)',
    (region, channel, dueDate, provisional) => {
      expect(dueOf(region, channel, instant)).toMatchObject({ dueDate, provisional });
    },
  );

  // Off: 1 to 3 January; worked: Saturday 9 January.
  const of2027 = holidayArrangementSchema.parse({
    year: 2027,
    source: { title: '国务院办公厅关于2027年部分节假日安排的通知', url: 'https://www.gov.cn/example' },
    holidays: [
      ...['01', '02', '03'].map((day) => ({ date: `2027-01-${day}`, name: '元旦' })),
      ...['05', '06', '07', '08'].map((day) => ({ date: `2027-02-${day}`, name: '春节' })),
    ],
    makeUpWorkdays: [{ date: '2027-01-09', name: '元旦' }],
  });
  const announced = dueDates(workingCalendar([...announcedArrangements, of2027]));
  const afterwards: readonly [RegionId, Channel, dueDate: string][] = [
    ['shanxi', 'online', '2027-01-05'],
    ['chongqing', 'online', '2027-01-07'],
    ['chongqing', 'counter', '2027-01-09'],
  ];

  it.each(afterwards)(
    'in %s, %s, is certainly due on %s once 2027 is announced',
    (region, channel, dueDate) => {
      const state = submittedAt(region, channel, instant);
      const now = beijing('2026-12-30T15:00:00');
      const rules = { registration: rulesOf(region, now), lifecycle: lifecycleOf(region, now) };
      const move = moveDeadline(state, decisionDeadlineId, 'loaded', rules, announced, by(system, now));
      expect(having(state, move).deadlines[decisionDeadlineId]).toMatchObject({
        dueDate,
        provisional: false,
      });
    },
  );

  it('at the counter of Qinghai is due on the day itself, whatever is announced (QH-1.2)', () => {
    const state = submittedAt('qinghai', 'counter', instant);
    const now = beijing('2026-12-30T15:00:00');
    const rules = { registration: rulesOf('qinghai', now), lifecycle: lifecycleOf('qinghai', now) };
    expect(
      moveDeadline(state, decisionDeadlineId, 'loaded', rules, announced, by(system, now)),
    ).toBeUndefined();
  });
});
