import type { Language } from '../../../lib/policy/bilingual.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';

/** The full name of a division of the regions served; its code if it is not one of them. */
export const districtName = (code: string, language: Language): string =>
  (language === 'en' ? servedRegions.fullNameInEnglish(code) : undefined) ??
  servedRegions.divisions.fullName(code) ??
  code;
