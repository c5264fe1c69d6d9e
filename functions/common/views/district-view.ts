import { districtName } from '../wording/district-name.ts';
import type { Language } from '../wording/languages.ts';

/** A division as answers name it: its code, and its full name. */
export const districtView = (code: string, language: Language) => ({
  code,
  name: districtName(code, language),
});
