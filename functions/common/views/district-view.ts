import type { Language } from '../../../lib/policy/bilingual.ts';
import { districtName } from '../wording/district-name.ts';

/** A division as answers name it: its code, and its full name. */
export const districtView = (code: string, language: Language) => ({
  code,
  name: districtName(code, language),
});
