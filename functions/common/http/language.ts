import Negotiator from 'negotiator';
import type { Language } from '../../../lib/policy/bilingual.ts';

/** The languages, in the order of choice for a request without a preference. */
const languages: Language[] = ['zh', 'en'];

/**
 * Returns the language of the answer: what `Accept-Language` prefers (RFC 9110, section 12.5.4), or Chinese if it is absent,
 * malformed or names neither. `*` means the languages that the header does not name.
 */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const negotiator = new Negotiator({ headers: { 'accept-language': acceptLanguage } });
  const ranges = negotiator.languages();
  const named = (language: Language) => ranges.some((range) => covers(range, language));
  const accepted = (language: Language) => negotiator.language([language]) !== undefined;
  for (const range of ranges) {
    const found = languages.find((language) =>
      range === '*' ? !named(language) && accepted(language) : covers(range, language),
    );
    if (found) return found;
  }
  return 'zh';
}

/** Whether a range of the header names a language: `en-GB` names English. */
const covers = (range: string, language: Language): boolean =>
  range.toLowerCase().split('-', 1).join() === language;

/** A language as in the `Content-Language` header. */
export const contentLanguage = (language: Language): string => (language === 'en' ? 'en' : 'zh-CN');
