import { fullNameInEnglish } from '../../../lib/domain/divisions/english-names.ts';
import { regionalDivisions } from '../../../lib/domain/divisions/five-regions.ts';
import type { Language } from './languages.ts';

/** The full name of a division of the regions served; its code where it is not one of them. */
export const districtName = (code: string, language: Language): string =>
  (language === 'en' ? fullNameInEnglish(regionalDivisions, code) : undefined) ??
  regionalDivisions.fullName(code) ??
  code;
