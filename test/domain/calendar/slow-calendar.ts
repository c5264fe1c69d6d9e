import { readdirSync, readFileSync } from 'node:fs';

/**
 * A second implementation of the working calendar, as slow and simple as possible. It shares nothing with the product but the
 * data of the announcements: dates by `Date.UTC`, moon and sun by the series of astronomers.
 */

interface Notice {
  readonly year: number;
  readonly holidays: { date: string; name: string }[];
  readonly makeUpWorkdays: { date: string; name: string }[];
}

const folder = new URL('../../../lib/domain/calendar/arrangements/', import.meta.url);

export const notices: readonly Notice[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

export const next = (date: string, days = 1): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const radians = Math.PI / 180;

/**
 * The kth new moon since the year 2000, in milliseconds (J. Meeus, Astronomical Algorithms, chapter 49; to about half a
 * minute). ICU's Chinese calendar is not a reference here: it is a day off in 2027 and 2030, when the moon is new four minutes
 * before and seven minutes after midnight in Beijing.
 */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const node = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const ascending = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  const terms: [number, number][] = [
    [-0.4072, moon],
    [0.17241 * e, sun],
    [0.01608, 2 * moon],
    [0.01039, 2 * node],
    [0.00739 * e, moon - sun],
    [-0.00514 * e, moon + sun],
    [0.00208 * e * e, 2 * sun],
    [-0.00111, moon - 2 * node],
    [-0.00057, moon + 2 * node],
    [0.00056 * e, 2 * moon + sun],
    [-0.00042, 3 * moon],
    [0.00042 * e, sun + 2 * node],
    [0.00038 * e, sun - 2 * node],
    [-0.00024 * e, 2 * moon - sun],
    [-0.00017, ascending],
    [-0.00007, moon + 2 * sun],
    [0.00004, 2 * moon - 2 * node],
    [0.00004, 3 * sun],
    [0.00003, moon + sun - 2 * node],
    [0.00003, 2 * moon + 2 * node],
    [0.000325, 299.77 + 0.107408 * k - 0.009173 * t * t],
    [0.000165, 251.88 + 0.016321 * k],
  ];
  const mean = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * t * t;
  const correction = terms.reduce((sum, [size, degrees]) => sum + size * Math.sin(degrees * radians), 0);
  const deltaT = 71 / 86_400;
  return (mean + correction - deltaT - 2_440_587.5) * 86_400_000;
}

const beijingDay = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);

/** The first day of the lunar month in which the sun reaches a longitude, searched from a day on. */
function lunarMonthOf(longitude: number, from: string): string {
  const reached = Array.from({ length: 40 }, (_, day) => next(from, day)).find((day) => {
    const ahead = (solarLongitude(Date.parse(`${day}T16:00:00Z`)) - longitude + 540) % 360;
    return ahead >= 180;
  });
  if (!reached) throw new Error('The sun does not come there');
  const first = Math.floor((Date.parse(reached) - Date.UTC(2000, 0, 6)) / 86_400_000 / 29.530588861) - 2;
  const starts = [0, 1, 2, 3, 4].map((offset) => beijingDay(newMoon(first + offset)));
  return starts.filter((start) => start <= reached).at(-1) as string;
}

/** First of the first, fifth of the fifth and fifteenth of the eighth lunar month (GB/T 33661-2017). */
export function lunarFestivals(year: number): { newYear: string; dragonBoat: string; midAutumn: string } {
  return {
    newYear: lunarMonthOf(330, `${year}-02-10`),
    dragonBoat: next(lunarMonthOf(90, `${year}-06-10`), 4),
    midAutumn: next(lunarMonthOf(180, `${year}-09-10`), 14),
  };
}

/** Apparent longitude of the sun in degrees, to about a hundredth. */
function solarLongitude(instant: number): number {
  const t = (instant / 86_400_000 + 2_440_587.5 - 2_451_545) / 36_525;
  const anomaly = (357.52911 + 35_999.05029 * t) * radians;
  const centre =
    (1.914602 - 0.004817 * t) * Math.sin(anomaly) +
    0.019993 * Math.sin(2 * anomaly) +
    0.000289 * Math.sin(3 * anomaly);
  const node = (125.04 - 1_934.136 * t) * radians;
  return (280.46646 + 36_000.76983 * t + centre - 0.00569 - 0.00478 * Math.sin(node)) % 360;
}

/** The Beijing day on which the sun reaches 15 degrees. */
export function qingming(year: number): string {
  for (let day = 3; day <= 6; day += 1) {
    const endsInBeijing = Date.UTC(year, 3, day, 16);
    if (solarLongitude(endsInBeijing) >= 15) return `${year}-04-0${day}`;
  }
  throw new Error('No Qingming');
}

/** Statutory holidays of a year from 2025 on (State Council Order 795). */
export function statutoryDays(year: number): Set<string> {
  const { newYear, dragonBoat, midAutumn } = lunarFestivals(year);
  return new Set([
    ...['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((monthDay) => `${year}-${monthDay}`),
    ...[-1, 0, 1, 2].map((offset) => next(newYear, offset)),
    ...[qingming(year), dragonBoat, midAutumn],
  ]);
}

const statutoryDaysByYear = new Map<number, Set<string>>();

function isStatutoryHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4));
  const days = statutoryDaysByYear.get(year) ?? statutoryDays(year);
  statutoryDaysByYear.set(year, days);
  return days.has(date);
}

export class SlowCalendar {
  readonly #notices: readonly Notice[];

  constructor(years: readonly number[]) {
    this.#notices = notices.filter(({ year }) => years.includes(year));
  }

  works(date: string): boolean {
    for (const notice of this.#notices) {
      if (notice.makeUpWorkdays.some((day) => day.date === date)) return true;
      if (notice.holidays.some((day) => day.date === date)) return false;
    }
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6) return false;
    return this.#announced(Number(date.slice(0, 4))) || !isStatutoryHoliday(date);
  }

  /** The unannounced years whose announcement could still affect the day. */
  unsure(date: string): number[] {
    const year = Number(date.slice(0, 4));
    const asked = ['12-29', '12-30', '12-31'].includes(date.slice(5)) ? [year, year + 1] : [year];
    return asked.filter((each) => !this.#announced(each));
  }

  after(date: string, workingDays: number): { date: string; unannouncedYears: number[] } {
    const unannounced: number[] = [];
    let day = date;
    let counted = 0;
    while (counted < Math.abs(workingDays)) {
      day = next(day, Math.sign(workingDays));
      unannounced.push(...this.unsure(day));
      if (this.works(day)) counted += 1;
    }
    return { date: day, unannouncedYears: [...new Set(unannounced)].sort() };
  }

  #announced(year: number): boolean {
    return this.#notices.some((notice) => notice.year === year);
  }
}
