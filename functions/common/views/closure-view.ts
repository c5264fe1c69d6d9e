import * as z from 'zod';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import { closureStateSchema } from '../../../lib/domain/case/closure/state.ts';
import { instantSchema, localDateSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import { closingReasons } from '../../../lib/policy/lifecycle-rules.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { referenceOf } from '../../../lib/policy/registration-rules.ts';
import { evidenceText, formerReasons, noticeOfClosure } from '../../episodes/closure/closure-texts.ts';
import { choiceSchema } from '../http/schemas.ts';
import type { Rules } from '../rules/rules.ts';
import { evidenceSourceText } from '../wording/evidence-sources.ts';
import { basisSchema } from './basis-schema.ts';
import { remediesView } from './remedies-view.ts';

/** A proposed or decided closure, in every answer that shows one. */
export const closureSchema = z.strictObject({
  number: z.int().describe('Closures of a case are counted from 1.'),
  status: closureStateSchema.shape.status,
  reason: choiceSchema,
  basis: basisSchema,
  evidence: z.array(
    z.strictObject({
      kind: choiceSchema,
      source: z.string(),
      sourceText: z.string(),
      on: localDateSchema,
      since: localDateSchema.optional(),
    }),
  ),
  decidedBy: closureStateSchema.shape.decidedBy.describe('Who may decide it.'),
  proposedAt: instantSchema,
  closedOn: localDateSchema.optional(),
  noticeExempt: z.boolean().describe('True for a reason that is exempt from notice to the person.'),
  willBeTold: z
    .string()
    .optional()
    .describe('The notice that the person gets on closure; absent for an exempt reason.'),
  objection: z.enum(['open', 'upheld', 'dismissed']).optional(),
  remedies: z
    .array(z.string())
    .optional()
    .describe('How the person can challenge it, as its notice says; absent until the case is closed.'),
});

/** A reason for which a closure can be proposed, and the kinds of evidence of which one is required. */
export const closureReasonSchema = choiceSchema.extend({
  evidence: z.array(choiceSchema),
  notice: z.enum(['required', 'exempt']),
  basis: basisSchema,
});

const evidenceView = (code: string, language: Language) => ({ code, text: evidenceText(code, language) });

/** Returns a closure in the words of the rules under which it was proposed. */
export function closureView(
  {
    region,
    district,
    closure,
  }: Pick<CaseState, 'region' | 'district'> & { readonly closure: NonNullable<CaseState['closure']> },
  rules: Rules,
  language: Language,
): z.infer<typeof closureSchema> {
  const { number, status, reason, basis, evidence, decidedBy, proposedAt, closedOn, noticeExempt } = closure;
  const pack = rules.packAt(region, Date.parse(proposedAt));
  const reasons = pack.values.closureReasons.value;
  const text = (reasons.find(({ code }) => code === reason) ?? formerReasons[reason])?.[language] ?? reason;
  return {
    number,
    status,
    reason: { code: reason, text },
    basis: describeCitation(basis, language),
    evidence: evidence.map(({ kind, ...rest }) => ({
      kind: evidenceView(kind, language),
      sourceText: evidenceSourceText(rest.source, language),
      ...rest,
    })),
    decidedBy,
    proposedAt,
    ...(closedOn !== undefined && { closedOn }),
    noticeExempt,
    ...(!noticeExempt && { willBeTold: noticeOfClosure(text, language) }),
    ...(closure.objection && { objection: closure.objection.status }),
    ...(status === 'closed' && {
      remedies: remediesView(district, pack, language, closure.objection === undefined),
    }),
  };
}

/** Returns the reasons for which an officer can propose a closure: not those that a rule counts from records. */
export const closureReasonsView = (
  pack: Pack,
  language: Language,
): readonly z.infer<typeof closureReasonSchema>[] =>
  closingReasons(pack)
    .filter(({ proposedByRule }) => !proposedByRule)
    .map((reason) => ({
      code: reason.code,
      text: reason[language],
      evidence: reason.evidence.map((kind) => evidenceView(kind, language)),
      notice: reason.notice,
      basis: describeCitation(referenceOf(reason.citation), language),
    }));
