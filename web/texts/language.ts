import type { Bilingual, Language } from '../../lib/policy/bilingual.ts';

export type { Bilingual, Language };

/** The values for the placeholders of a text, such as `{count}`. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * Returns a text in a language, with its placeholders filled in.
 *
 * @example
 * say({ zh: '共 {count} 项', en: '{count} in all' }, 'en', { count: 3 }) // '3 in all'
 */
export const say = (text: Bilingual, language: Language, values: Values = {}): string =>
  text[language].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
