import Negotiator from 'negotiator';
import type { Language } from '../../../lib/policy/bilingual.ts';

/** The languages, in the order of choice for a request without a preference. */
const languages: Language[] = ['zh', 'en'];

/**
 * The language of the answer: what `Accept-Language` prefers (RFC 9110, section 12.5.4), and Chinese where it is absent,
 * malformed or names neither.
 */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const preferred = new Negotiator({ headers: { 'accept-language': acceptLanguage } }).language(languages);
  return preferred === 'en' ? 'en' : 'zh';
}

/** A language as the header `Content-Language` names it. */
export const contentLanguage = (language: Language): string => (language === 'en' ? 'en' : 'zh-CN');
