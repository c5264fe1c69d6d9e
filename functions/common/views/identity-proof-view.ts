import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { CaseAnswer } from './case-schema.ts';
import type { CaseParts } from './case-view.ts';
import { textOf } from './registration-view.ts';

/** On which day it was proven whose case it is, with the document, and to staff by whom (QH-1.3 实名). */
export function identityProofView({
  state: { identityProof, region },
  audience,
  rules,
  now,
  language,
}: CaseParts): Pick<CaseAnswer, 'identityProof'> {
  if (!identityProof) return {};
  const { at, by, seen } = identityProof;
  const nameOf = textOf(rules.packAt(region, now).values.identityDocuments.value, language);
  return {
    identityProof: {
      on: beijingDate(Date.parse(at)),
      ...(by !== undefined && audience !== 'person' && { by }),
      ...(seen && { seen: { code: seen, text: nameOf(seen) } }),
    },
  };
}
