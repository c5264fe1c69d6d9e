import { useCallback } from 'react';
import { type Bilingual, type Language, say, type Values } from '../texts/language.ts';
import { useSettings } from './settings.ts';

/**
 * The current language, and the function that says a text in it.
 *
 * @example
 * const { t } = useText();
 * <h1>{t(texts.title)}</h1>
 */
export function useText(): { t: (text: Bilingual, values?: Values) => string; language: Language } {
  const { language } = useSettings();
  const t = useCallback((text: Bilingual, values?: Values) => say(text, language, values), [language]);
  return { t, language };
}
