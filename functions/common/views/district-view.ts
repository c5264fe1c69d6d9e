import type { Language } from '../../../lib/policy/bilingual.ts';
import { districtName } from '../wording/district-name.ts';

/** A division, or the beginning of a code as all its divisions: `50` is all of Chongqing. */
export const divisionView = (code: string, language: Language) => ({
  code,
  name: districtName(code.padEnd(6, '0'), language),
});

/** A division in answers: its code, and its full name. */
export const districtView = (code: string, language: Language) => ({
  code,
  name: districtName(code, language),
});
