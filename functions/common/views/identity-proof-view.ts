import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import type { Rules } from '../rules/rules.ts';
import type { Audience } from './audience.ts';
import type { CaseAnswer } from './case-schema.ts';
import { textOf } from './registration-view.ts';

/** Returns when the identity of the person was proven and with which document; staff also see by whom (QH-1.3 实名). */
export function identityProofView({
  state: { identityProof, region },
  audience,
  rules,
  now,
  language,
}: {
  readonly state: Pick<CaseState, 'identityProof' | 'region'>;
  readonly audience: Audience;
  readonly rules: Rules;
  readonly now: number;
  readonly language: Language;
}): Pick<CaseAnswer, 'identityProof'> {
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
