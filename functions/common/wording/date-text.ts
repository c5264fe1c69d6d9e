import type { Language } from '../../../lib/policy/bilingual.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day (`YYYY-MM-DD`) as people write it: 2026年11月20日, 20 November 2026. */
export function dateText(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return language === 'zh'
    ? `${year}年${Number(month)}月${Number(date)}日`
    : `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** A calendar month (`YYYY-MM`) as people write it: 2026年11月, November 2026. */
export function monthText(month: string, language: Language): string {
  const [year = '', number = ''] = month.split('-');
  return language === 'zh' ? `${year}年${Number(number)}月` : `${months[Number(number) - 1] ?? ''} ${year}`;
}

/** A number with its unit in English: `1 month`, `3 months`. */
export const countOf = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
