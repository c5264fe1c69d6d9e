import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCron } from '../../scheduler/cron.ts';
import { lastOccurrence, parseExpression } from '../../scheduler/expression.ts';
import { cronFires, minuteByMinute } from './minute-oracle.ts';

const at = (text: string) => Date.parse(text);
const iso = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant).toISOString().replace('.000Z', 'Z');

const occurrences = (expression: string, zone: string, from: string, count: number) => {
  const timetable = parseExpression(expression, zone, at(from));
  const found: (string | undefined)[] = [];
  for (let next = timetable.next(at(from)); next !== undefined && found.length < count; ) {
    found.push(iso(next));
    next = timetable.next(next + 1);
  }
  return found;
};

describe('A cron expression', () => {
  it.each<[string, string, string, string[]]>([
    [
      'every hour',
      'cron(0 * * * ? *)',
      '2026-11-20T10:00:01Z',
      ['2026-11-20T11:00:00Z', '2026-11-20T12:00:00Z'],
    ],
    ['at its own instant', 'cron(0 9 * * ? *)', '2026-11-20T09:00:00Z', ['2026-11-20T09:00:00Z']],
    ['on weekdays', 'cron(0 18 ? * MON-FRI *)', '2026-11-20T18:30:00Z', ['2026-11-23T18:00:00Z']],
    [
      'every ten minutes',
      'cron(0/10 8 ? * * *)',
      '2026-11-20T08:41:00Z',
      ['2026-11-20T08:50:00Z', '2026-11-21T08:00:00Z'],
    ],
    [
      'on the last day',
      'cron(0 0 L * ? *)',
      '2027-02-01T00:00:00Z',
      ['2027-02-28T00:00:00Z', '2027-03-31T00:00:00Z'],
    ],
    [
      'on the last Friday',
      'cron(0 0 ? * 6L *)',
      '2026-11-01T00:00:00Z',
      ['2026-11-27T00:00:00Z', '2026-12-25T00:00:00Z'],
    ],
    [
      'on the third Friday',
      'cron(0 0 ? * FRI#3 *)',
      '2026-11-01T00:00:00Z',
      ['2026-11-20T00:00:00Z', '2026-12-18T00:00:00Z'],
    ],
    [
      'on a fifth Sunday',
      'cron(0 0 ? * 1#5 *)',
      '2026-11-01T00:00:00Z',
      ['2026-11-29T00:00:00Z', '2027-01-31T00:00:00Z'],
    ],
    [
      'on the weekday nearest to a Sunday',
      'cron(0 0 15W 11 ? 2026)',
      '2026-01-01T00:00:00Z',
      ['2026-11-16T00:00:00Z'],
    ],
    [
      'on the weekday nearest to Saturday the first',
      'cron(0 0 1W 8 ? 2026)',
      '2026-01-01T00:00:00Z',
      ['2026-08-03T00:00:00Z'],
    ],
    [
      'on the weekday nearest to a last Sunday',
      'cron(0 0 31W 5 ? 2026)',
      '2026-01-01T00:00:00Z',
      ['2026-05-29T00:00:00Z'],
    ],
    [
      'on leap days',
      'cron(0 0 29 2 ? *)',
      '2026-01-01T00:00:00Z',
      ['2028-02-29T00:00:00Z', '2032-02-29T00:00:00Z'],
    ],
    [
      'in named months of a year',
      'cron(30 6 1 JAN,jul ? 2027)',
      '2026-01-01T00:00:00Z',
      ['2027-01-01T06:30:00Z', '2027-07-01T06:30:00Z'],
    ],
    // An example of the EventBridge User Guide ("Creating a rule that runs on a schedule").
    [
      'round midnight',
      'cron(0/30 20-2 ? * MON-FRI *)',
      '2026-11-20T01:45:00Z',
      ['2026-11-20T02:00:00Z', '2026-11-20T02:30:00Z', '2026-11-20T20:00:00Z'],
    ],
    ['round the week', 'cron(0 1 ? * FRI-MON *)', '2026-11-19T02:00:00Z', ['2026-11-20T01:00:00Z']],
    ['not on Tuesday then', 'cron(0 1 ? * FRI-MON *)', '2026-11-23T01:01:00Z', ['2026-11-27T01:00:00Z']],
    // Users report that the service accepts these: github.com/grumBit/aws_cron_expression_validator/issues/18,
    // serverless-local-schedule/issues/12.
    [
      'on the last weekday',
      'cron(0 21 LW * ? *)',
      '2026-10-01T00:00:00Z',
      ['2026-10-30T21:00:00Z', '2026-11-30T21:00:00Z', '2026-12-31T21:00:00Z'],
    ],
    ['never again', 'cron(0 0 30 2 ? *)', '2026-01-01T00:00:00Z', []],
  ])('occurs %s', (_, expression, from, expected) => {
    expect(occurrences(expression, 'UTC', from, Math.max(expected.length, 1))).toEqual(expected);
  });

  it('is read in its time zone', () => {
    expect(occurrences('cron(0 9 * * ? *)', 'Asia/Shanghai', '2026-11-20T00:00:00Z', 2)).toEqual([
      '2026-11-20T01:00:00Z',
      '2026-11-21T01:00:00Z',
    ]);
  });

  it('does not occur when the clocks are set forward past it', () => {
    expect(occurrences('cron(30 2 * * ? *)', 'America/New_York', '2026-03-07T00:00:00Z', 3)).toEqual([
      '2026-03-07T07:30:00Z',
      '2026-03-09T06:30:00Z',
      '2026-03-10T06:30:00Z',
    ]);
  });

  it('occurs once when the clocks are set back past it', () => {
    expect(occurrences('cron(30 1 * * ? *)', 'America/New_York', '2026-10-31T12:00:00Z', 2)).toEqual([
      '2026-11-01T05:30:00Z',
      '2026-11-02T06:30:00Z',
    ]);
  });

  it.each([
    ['0 9 * * ?', 'six fields'],
    ['0 9 * * * *', 'must be ?'],
    ['0 9 ? * ? *', 'must be ?'],
    ['60 9 * * ? *', '60 is not valid for minutes'],
    ['0 24 * * ? *', 'hours'],
    ['0 9 0 * ? *', 'day-of-month'],
    ['0 9 32W * ? *', 'day-of-month'],
    ['0 9 * 13 ? *', 'month'],
    ['0 9 * FOO ? *', 'FOO is not valid for month'],
    ['0 9 ? * 8 *', 'day-of-week'],
    ['0 9 ? * 2#6 *', 'day-of-week'],
    ['0 9 ? * MON#1,TUE#2 *', 'day-of-week'],
    ['0 9 * * ? 1969', 'year'],
    ['0 9 * * ? 2030-2029', '2030-2029 is not valid for year'],
    ['0 9 L-3 * ? *', 'L is not valid for day-of-month'],
    ['0/0 9 * * ? *', '0/0 is not valid'],
    ['*-5 9 * * ? *', 'not valid'],
    [', 9 * * ? *', 'not valid'],
    ['-1 9 * * ? *', 'not valid'],
  ])('that is malformed is refused: %s', (text, words) => {
    expect(() => parseCron(text)).toThrow(words);
  });

  const numbers = (from: number, to: number) => {
    const one = fc.integer({ min: from, max: to });
    const range = fc.tuple(one, one).map(([a, b]) => `${a}-${b}`);
    const step = fc.tuple(
      fc.oneof(one.map(String), fc.constant('*'), range),
      fc.integer({ min: 1, max: 20 }),
    );
    const item = fc.oneof(
      one.map(String),
      range,
      step.map(([start, by]) => `${start}/${by}`),
    );
    return fc.oneof(
      fc.constant('*'),
      fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(',')),
    );
  };
  const weekday = fc.oneof(
    fc.constantFrom('L', '6L', '2#1', '7#5', 'MON-FRI', 'FRI-MON', 'SUN,WED', '3#4', '1L', '*'),
    fc.integer({ min: 1, max: 7 }).map(String),
  );
  const dayOfMonth = fc.oneof(numbers(1, 31), fc.constantFrom('L', 'LW', '1W', '15W', '31W', '30W', '28W'));
  const dayFields = fc.oneof(
    dayOfMonth.map((day) => [day, '?']),
    weekday.map((day) => ['?', day]),
  );
  const crons = fc
    .tuple(numbers(0, 59), numbers(0, 23), dayFields, numbers(1, 12))
    .map(([minutes, hours, days, months]) => `${minutes} ${hours} ${days[0]} ${months} ${days[1]} *`);

  it('picks the same days as reading the calendar day by day', () => {
    fc.assert(
      fc.property(
        crons,
        fc.integer({ min: 2024, max: 2029 }),
        fc.integer({ min: 1, max: 12 }),
        (text, year, month) => {
          const { days } = parseCron(text);
          const expected: number[] = [];
          const fields = text.split(' ');
          const anyTime = ['*', '*', fields[2], '*', fields[4], '*'].join(' ');
          for (let day = 1; day <= new Date(Date.UTC(year, month, 0)).getUTCDate(); day++) {
            if (cronFires(anyTime, { year, month, day, hour: 0, minute: 0, second: 0 })) expected.push(day);
          }
          expect(days(year, month)).toEqual(expected);
        },
      ),
    );
  });

  it('fires at the same minutes as trying every minute', () => {
    const zones = fc.constantFrom(
      ['UTC', '2026-02-27T00:00:00Z'],
      ['Asia/Shanghai', '2026-12-30T12:00:00Z'],
      ['America/New_York', '2026-03-07T18:00:00Z'],
      ['America/New_York', '2026-10-31T18:00:00Z'],
      ['Australia/Lord_Howe', '2026-04-04T00:00:00Z'],
      ['Europe/London', '2026-03-28T12:00:00Z'],
    );
    fc.assert(
      fc.property(crons, zones, (text, [zone = '', from = '']) => {
        const everyDay = text.split(' ').with(2, '*').with(3, '*').with(4, '?').join(' ');
        const expected = minuteByMinute(everyDay, zone, at(from), at(from) + 40 * 3_600_000);
        const timetable = parseExpression(`cron(${everyDay})`, zone, 0);
        const found: number[] = [];
        for (let next = timetable.next(at(from)); next !== undefined && next < at(from) + 40 * 3_600_000; ) {
          found.push(next);
          next = timetable.next(next + 1);
        }
        expect(found.map(iso)).toEqual(expected.map(iso));
      }),
      { numRuns: 25 },
    );
  });
});

describe('A rate', () => {
  it('begins at its anchor, and continues at equal intervals', () => {
    expect(occurrences('rate(90 minutes)', 'UTC', '2026-11-20T10:07:30Z', 3)).toEqual([
      '2026-11-20T10:07:30Z',
      '2026-11-20T11:37:30Z',
      '2026-11-20T13:07:30Z',
    ]);
    expect(parseExpression('rate(1 day)', 'UTC', 1000).next(0)).toBe(1000);
    expect(parseExpression('rate(1 day)', 'UTC', 1000).next(1001)).toBe(86_401_000);
  });

  /** "rate(1 hours) and rate(5 hour) aren't valid" (EventBridge User Guide, Rate expressions reference). */
  it.each([
    'rate(1 hours)',
    'rate(5 hour)',
    'rate(1 minutes)',
    'rate(5 minute)',
    'rate(1 days)',
    'rate(2 day)',
  ])('%s is refused for the number of its unit', (text) => {
    expect(() => parseExpression(text, 'UTC', 0)).toThrow('the unit is singular after 1');
  });

  it.each(['rate(0 minutes)', 'rate(5)', 'rate(5 seconds)', 'rate(1.5 hours)'])('%s is refused', (text) => {
    expect(() => parseExpression(text, 'UTC', 0)).toThrow('whole number');
  });
});

describe('A single date', () => {
  it('occurs once, in its time zone', () => {
    expect(occurrences('at(2026-12-01T09:00:00)', 'Asia/Shanghai', '2026-11-20T00:00:00Z', 5)).toEqual([
      '2026-12-01T01:00:00Z',
    ]);
    expect(occurrences('at(2026-12-01T09:00:00)', 'UTC', '2026-12-01T09:00:01Z', 5)).toEqual([]);
  });

  it('that the clocks skip comes later by the skipped time', () => {
    expect(occurrences('at(2026-03-08T02:30:00)', 'America/New_York', '2026-03-01T00:00:00Z', 1)).toEqual([
      '2026-03-08T07:30:00Z',
    ]);
  });

  it.each(['at(2026-02-30T09:00:00)', 'at(2026-12-01)', 'at(2026-12-01T09:00:00Z)'])(
    '%s is refused',
    (text) => {
      expect(() => parseExpression(text, 'UTC', 0)).toThrow('at(');
    },
  );
});

describe('The last occurrence', () => {
  it('is the one that counting finds', () => {
    const expressions = fc.constantFrom(
      'cron(*/7 * * * ? *)',
      'cron(0 3 ? * MON *)',
      'rate(11 minutes)',
      'cron(0 0 L * ? *)',
    );
    const from = at('2026-11-20T00:00:00Z');
    fc.assert(
      fc.property(expressions, fc.integer({ min: 0, max: 40 * 86_400_000 }), (expression, span) => {
        const timetable = parseExpression(expression, 'UTC', from);
        let counted: number | undefined;
        for (let next = timetable.next(from); next !== undefined && next <= from + span; ) {
          counted = next;
          next = timetable.next(next + 1);
        }
        expect(lastOccurrence(timetable, from, from + span)).toBe(counted);
      }),
      { numRuns: 15 },
    );
  });
});

it('A text that is not an expression is refused', () => {
  expect(() => parseExpression('every day', 'UTC', 0)).toThrow('cron(...), rate(...) or at(...)');
});
