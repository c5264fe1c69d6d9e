import { factValues } from '../../../lib/domain/case/ledger/fact-values.ts';
import type { CodeEntry } from '../../../lib/domain/codes/code-table.ts';
import { nations } from '../../../lib/domain/codes/nation.ts';
import { jobIntentions } from '../../../lib/domain/codes/person.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';
import { policyKeys } from '../../../lib/policy/keys.ts';
import { documents } from '../../../lib/policy/layers/national/documents.ts';
import { builtInLayers } from '../../../lib/policy/regions/registry.ts';
import { evidenceTexts } from '../../episodes/closure/closure-texts.ts';
import { endReasonTexts } from '../../episodes/job-seeker/index.ts';
import { correctionOutcomeTexts, requestedPartTexts } from '../../episodes/person/correction-texts.ts';
import { starsTexts } from '../../episodes/ratings/rating-texts.ts';
import { codeNames } from './code-names.ts';

type Names = Readonly<Record<string, Bilingual>>;

const namesOf = (entries: readonly CodeEntry[]): Names =>
  Object.fromEntries(entries.map(({ code, zh, en }) => [code, { zh, en }]));

/**
 * The names of the values of fields, list by list: the codes of answers, and those that only requests have. Only the generator
 * of the forms reads it; a field names its list (`label`).
 */
export const formNames = {
  ...codeNames,
  education: namesOf(factValues.education ?? []),
  skillLevel: namesOf(factValues['skill-level'] ?? []),
  serviceNeeds: namesOf(factValues['service-needs'] ?? []),
  jobIntention: namesOf(jobIntentions.entries),
  nation: namesOf(nations.entries),
  identityDocument: namesOf(documents.identityDocuments.flatMap(({ value }) => value)),
  evidence: evidenceTexts,
  endReason: endReasonTexts,
  requestedPart: requestedPartTexts,
  correctionOutcome: correctionOutcomeTexts,
  stars: starsTexts,
  policyKey: Object.fromEntries(Object.entries(policyKeys).map(([key, { title }]) => [key, title])),
  layer: Object.fromEntries(Object.entries(builtInLayers).map(([id, { name }]) => [id, name])),
} as const satisfies Readonly<Record<string, Names>>;
