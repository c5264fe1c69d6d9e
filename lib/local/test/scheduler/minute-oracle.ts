import type { LocalTime } from '../../scheduler/time-zone.ts';

/**
 * A slow oracle for cron expressions, written from the service's description. It shares nothing with the code that it checks:
 * it looks at one minute at a time, and checks whether each field matches it.
 */
const NAMES: Record<string, number> = {
  ...Object.fromEntries(
    'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ').map((name, index) => [name, index + 1]),
  ),
  ...Object.fromEntries('SUN MON TUE WED THU FRI SAT'.split(' ').map((name, index) => [name, index + 1])),
};

const value = (text: string) => NAMES[text] ?? Number(text);

function admits(field: string, actual: number, largest: number): boolean {
  if (field === '*' || field === '?') return true;
  return field.split(',').some((item) => {
    const [range = '', step] = item.split('/');
    const [from = '', to] = range.split('-');
    const start = from === '*' ? undefined : value(from);
    const end = to === undefined ? (step === undefined && start !== undefined ? start : largest) : value(to);
    if (start === undefined && step === undefined) return true;
    const smallest = largest === 59 || largest === 23 ? 0 : 1;
    const first = start ?? smallest;
    const size = largest - smallest + 1;
    const after = (one: number) => (one - first + size) % size;
    if (end < first) return after(actual) <= after(end) && after(actual) % Number(step ?? 1) === 0;
    return actual >= first && actual <= end && (actual - first) % Number(step ?? 1) === 0;
  });
}

const weekday = (date: Date) => date.getUTCDay() + 1;
const shifted = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);
const sameMonth = (a: Date, b: Date) => a.getUTCMonth() === b.getUTCMonth();

function admitsDayOfMonth(field: string, date: Date): boolean {
  if (field === 'L') return !sameMonth(date, shifted(date, 1));
  if (field === 'LW') {
    const isWork = (one: Date) => weekday(one) !== 1 && weekday(one) !== 7;
    const rest = [1, 2, 3].map((days) => shifted(date, days)).filter((one) => sameMonth(one, date));
    return isWork(date) && !rest.some(isWork);
  }
  if (!field.endsWith('W')) return admits(field, date.getUTCDate(), 31);
  if (weekday(date) === 1 || weekday(date) === 7) return false;
  const wanted = Number(field.slice(0, -1));
  const day = (distance: number) => shifted(date, distance);
  const isWanted = (distance: number) =>
    sameMonth(day(distance), date) && day(distance).getUTCDate() === wanted;
  if (isWanted(0)) return true;
  if (isWanted(1) && weekday(day(1)) === 7) return true;
  if (isWanted(-1) && weekday(day(-1)) === 1) return true;
  if (isWanted(-2) && weekday(day(-2)) === 7 && wanted === 1) return true;
  return isWanted(2) && weekday(day(2)) === 1 && !sameMonth(day(3), date);
}

function admitsDayOfWeek(field: string, date: Date): boolean {
  if (field === 'L') return weekday(date) === 7;
  if (field.endsWith('L'))
    return weekday(date) === value(field.slice(0, -1)) && !sameMonth(date, shifted(date, 7));
  if (field.includes('#')) {
    const [day = '', nth] = field.split('#');
    return weekday(date) === value(day) && Math.ceil(date.getUTCDate() / 7) === Number(nth);
  }
  return admits(field, weekday(date), 7);
}

export function cronFires(text: string, local: LocalTime): boolean {
  const [minutes = '', hours = '', days = '', months = '', weekdays = '', years = ''] = text.split(' ');
  const date = new Date(Date.UTC(local.year, local.month - 1, local.day));
  return (
    admits(minutes, local.minute, 59) &&
    admits(hours, local.hour, 23) &&
    admits(months, local.month, 12) &&
    admits(years, local.year, 2199) &&
    (days === '?' || admitsDayOfMonth(days, date)) &&
    (weekdays === '?' || admitsDayOfWeek(weekdays, date))
  );
}

/**
 * Returns every instant from `from` (inclusive) to `to` (exclusive) at which a cron expression fires, with each local minute
 * once.
 */
export function minuteByMinute(text: string, zone: string, from: number, to: number): number[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const seen = new Set<string>();
  const fired: number[] = [];
  for (let instant = from - 3 * 3_600_000; instant < to; instant += 60_000) {
    const shown = format.format(instant);
    if (seen.has(shown)) continue;
    seen.add(shown);
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = (shown.match(/\d+/g) ?? []).map(Number);
    if (instant >= from && cronFires(text, { year, month, day, hour, minute, second: 0 }))
      fired.push(instant);
  }
  return fired;
}
