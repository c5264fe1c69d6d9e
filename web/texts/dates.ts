import { serviceNow } from '../api/service-time.ts';
import { type Bilingual, type Language, say } from './language.ts';

const zone = 'Asia/Shanghai';

const moment = {
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

const formats = {
  day: { month: 'long', day: 'numeric', weekday: 'short' },
  dayOfYear: { year: 'numeric', month: 'long', day: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  moment,
  momentOfAnotherYear: { year: 'numeric', ...moment },
  momentOfYear: {
    year: 'numeric',
    ...moment,
    second: '2-digit',
  },
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateForm = keyof typeof formats;

const made = new Map<string, Intl.DateTimeFormat>();

/**
 * Shows an instant, a day (`2026-12-04`) or a month (`2026-12`) in Beijing time. An instant of another year includes the year.
 *
 * @example
 * showDate('2026-12-04', 'day', 'zh') // '12月4日周五'
 */
export function showDate(value: string | Date, asked: DateForm, language: Language): string {
  const instant = instantOf(value);
  const isOfAnotherYear = asked === 'moment' && yearOf(instant) !== yearOf(serviceNow());
  const form = isOfAnotherYear ? 'momentOfAnotherYear' : asked;
  const key = `${language} ${form}`;
  const format =
    made.get(key) ??
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { ...formats[form], timeZone: zone });
  made.set(key, format);
  return format.format(instant);
}

const instantOf = (value: string | Date): Date => {
  if (value instanceof Date) return value;
  if (/^\d{4}-\d\d$/.test(value)) return new Date(`${value}-01T12:00:00+08:00`);
  return new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T12:00:00+08:00` : value);
};

/**
 * Shows some hours of one day.
 *
 * @example
 * showSpan({ start: '2026-12-04T01:00:00Z', end: '2026-12-04T04:00:00Z' }, 'zh') // '12月4日周五 09:00–12:00'
 */
export const showSpan = ({ start, end }: { start: string; end: string }, language: Language): string =>
  `${showDate(start, 'day', language)} ${showDate(start, 'clock', language)}–${showDate(end, 'clock', language)}`;

const yearOf = (instant: Date): string => dayOf(instant).slice(0, 4);

/** The Beijing day of an instant, as `2026-12-04`. */
export const dayOf = (instant: Date): string => instant.toLocaleDateString('sv-SE', { timeZone: zone });

const before = { zh: '{day} 24:00 前', en: 'by the end of {day}' } satisfies Bilingual;
const expected = {
  zh: '预计 {day} 24:00 前（国务院公布放假安排后可能调整）',
  en: 'expected by the end of {day} (may change once the holidays are announced)',
} satisfies Bilingual;

/** Shows a deadline: the end of a day. */
export function showDue(dueDate: string, provisional: boolean, language: Language, now: Date): string {
  const sameYear = dueDate.slice(0, 4) === yearOf(now);
  const day = showDate(dueDate, sameYear ? 'day' : 'dayOfYear', language);
  return say(provisional ? expected : before, language, { day });
}
