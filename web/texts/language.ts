import type { Bilingual, Language } from '../../lib/policy/bilingual.ts';

export type { Bilingual, Language };

/** What a text is in both languages, with places for values: `{count}`. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * A text in a language, with its places filled.
 *
 * @example
 * say({ zh: '共 {count} 项', en: '{count} in all' }, 'en', { count: 3 }) // '3 in all'
 */
export const say = (text: Bilingual, language: Language, values: Values = {}): string =>
  text[language].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
