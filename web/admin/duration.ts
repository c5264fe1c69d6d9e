import type { Bilingual, Language } from '../texts/language.ts';

const units: readonly (readonly [length: number, name: Bilingual])[] = [
  [86_400_000, { zh: ' 天', en: ' d' }],
  [3_600_000, { zh: ' 小时', en: ' h' }],
  [60_000, { zh: ' 分', en: ' min' }],
  [1_000, { zh: ' 秒', en: ' s' }],
];

/**
 * Shows milliseconds in their two largest units.
 *
 * @example
 * showDuration(93_600_000, 'en') // '1 d 2 h'
 */
export function showDuration(milliseconds: number, language: Language): string {
  const whole = Math.max(0, Math.round(milliseconds));
  if (whole < 1_000) return `${whole}${language === 'zh' ? ' 毫秒' : ' ms'}`;
  const first = units.findIndex(([length]) => whole >= length);
  let rest = whole;
  return units
    .slice(first, first + 2)
    .flatMap(([length, name]) => {
      const count = Math.floor(rest / length);
      rest -= count * length;
      return count === 0 ? [] : [`${count}${name[language]}`];
    })
    .join(' ');
}
