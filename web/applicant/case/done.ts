import { useState } from 'react';
import type { Bilingual } from '../../texts/language.ts';

let noted: { readonly caseId: string; readonly text: Bilingual } | undefined;

/** Notes what has just been done in a case, for its page to say once. */
export const note = (caseId: string, text: Bilingual): void => {
  noted = { caseId, text };
};

/** What has just been done in a case; said until the page is left. */
export function useDone(caseId: string): Bilingual | undefined {
  const [done] = useState(() => {
    const found = noted?.caseId === caseId ? noted.text : undefined;
    noted = undefined;
    return found;
  });
  return done;
}
