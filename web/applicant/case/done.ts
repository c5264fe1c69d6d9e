import { useState } from 'react';
import type { Bilingual } from '../../texts/language.ts';

let noted: { readonly caseId: string; readonly text: Bilingual } | undefined;

/** Notes an act in a case, for the page of the case to confirm once. */
export const note = (caseId: string, text: Bilingual): void => {
  noted = { caseId, text };
};

/** The act that was just done in a case, until the person leaves the page. */
export function useDone(caseId: string): Bilingual | undefined {
  const [done] = useState(() => {
    const found = noted?.caseId === caseId ? noted.text : undefined;
    noted = undefined;
    return found;
  });
  return done;
}
