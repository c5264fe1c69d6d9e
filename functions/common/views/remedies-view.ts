import type { Language } from '../../../lib/policy/bilingual.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { isOutsideRemedy, reviewBodyOf } from '../wording/notice-reader.ts';
import { whereToAppeal } from '../wording/notice-texts.ts';

/**
 * Returns how a decision can be challenged, as its notice says: the rights within the agency, then the body, the time limits
 * and their law outside it (Regulation implementing the Administrative Reconsideration Law, art. 17).
 * @param objectable whether an objection within the agency is still possible
 */
export const remediesView = (
  district: string,
  { values: { remedies } }: Pack,
  language: Language,
  objectable: boolean,
): string[] => [
  ...remedies.value
    .filter(({ code }) => !isOutsideRemedy(code) && (objectable || code !== 'review'))
    .map((each) => each[language]),
  whereToAppeal[language].replace('{reviewBody}', reviewBodyOf(district)[language]),
];
