import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { evidenceText } from '../../episodes/closure/closure-texts.ts';
import type { Audience } from './audience.ts';
import type { CaseAnswer } from './case-schema.ts';

/** Returns the record that the person of an ended case has died, for the staff of the agency (I-92): nobody else is told. */
export function deathView({
  state: { death },
  audience,
  language,
}: {
  readonly state: Pick<CaseState, 'death'>;
  readonly audience: Audience;
  readonly language: Language;
}): Pick<CaseAnswer, 'death'> {
  if (!death || audience !== 'agency') return {};
  const { recordedAt, evidence } = death;
  return {
    death: {
      recordedAt,
      ...(evidence && {
        evidence: {
          kind: { code: evidence.kind, text: evidenceText(evidence.kind, language) },
          on: evidence.on,
        },
      }),
    },
  };
}
