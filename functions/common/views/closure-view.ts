import * as z from 'zod';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import { instantSchema, localDateSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { referenceOf } from '../../../lib/policy/registration-rules.ts';
import type { Bilingual, Language } from '../http/language.ts';
import type { Rules } from '../rules/rules.ts';
import { basisSchema } from './basis-schema.ts';
import { basisView } from './views.ts';

const choiceSchema = z.strictObject({ code: z.string(), text: z.string() });

/** A closure that is proposed or was decided, as whoever decides it, or an objection to it, has to see it. */
export const closureSchema = z.strictObject({
  number: z.int(),
  status: z.enum(['proposed', 'declined', 'closed', 'reinstated']),
  reason: choiceSchema,
  law: basisSchema,
  evidence: z.array(z.strictObject({ kind: choiceSchema, source: z.string(), on: localDateSchema })),
  decidedBy: z.enum(['officer', 'supervisor']),
  proposedAt: instantSchema,
  closedOn: localDateSchema.optional(),
  willBeTold: z
    .string()
    .optional()
    .describe('What the person is told when it is closed; absent where nobody has to be told.'),
});

/** A reason for which a closure can be proposed, with the kinds of evidence of which one is needed. */
export const closureReasonSchema = choiceSchema.extend({
  evidence: z.array(choiceSchema),
  notice: z.enum(['required', 'exempt', 'exempt-for-emigrants']),
  law: basisSchema,
});

const evidenceTexts: Readonly<Record<string, Bilingual>> = {
  'employment-record': { zh: '就业登记记录', en: 'Employment record' },
  'insurance-match': { zh: '社会保险参保比对', en: 'Match in the social insurance' },
  'business-match': { zh: '市场主体登记比对', en: 'Match in the business register' },
  'pension-match': { zh: '基本养老金领取比对', en: 'Match in the pensions' },
  'other-match': { zh: '其他部门数据比对', en: 'Match in the data of another department' },
  'national-check': { zh: '全国登记信息核验', en: 'National check of registrations' },
  'statement-of-the-person': { zh: '本人陈述', en: 'Statement of the person' },
  appraisal: { zh: '劳动能力鉴定结论', en: 'Appraisal of the ability to work' },
  'local-rule': { zh: '本地规定', en: 'Local rule' },
  'refusal-records': { zh: '拒绝服务记录', en: 'Records of refused services' },
  'contact-attempt-records': { zh: '联系记录', en: 'Records of attempts to contact' },
};

const evidenceView = (code: string, language: Language) => ({
  code,
  text: evidenceTexts[code]?.[language] ?? code,
});

/** The closure of a case, if one was proposed. */
export function closureView(
  state: CaseState,
  rules: Rules,
  language: Language,
): { readonly closure?: z.infer<typeof closureSchema> } {
  const { closure } = state;
  if (!closure) return {};
  const reasons = rules.packAt(state.region, Date.parse(closure.proposedAt)).values.closureReasons.value;
  const text = reasons.find(({ code }) => code === closure.reason)?.[language] ?? closure.reason;
  return {
    closure: {
      number: closure.number,
      status: closure.status,
      reason: { code: closure.reason, text },
      law: basisView(closure.basis, language),
      evidence: closure.evidence.map(({ kind, source, on }) => ({
        kind: evidenceView(kind, language),
        source,
        on,
      })),
      decidedBy: closure.decidedBy,
      proposedAt: closure.proposedAt,
      ...(closure.closedOn !== undefined && { closedOn: closure.closedOn }),
      ...(!closure.noticeExempt && { willBeTold: told(text, language) }),
    },
  };
}

const told = (reason: string, language: Language): string =>
  language === 'en'
    ? `Your unemployment registration has been closed. Reason: ${reason}. If you think that this is wrong, you can object here or at the counter.`
    : `您的失业登记已注销，原因：${reason}。如认为有误，可在本系统或经办窗口提出异议。`;

/** The reasons for which an officer can propose a closure: not those that are counted by rule from records. */
export const closureReasonsView = (
  pack: Pack,
  language: Language,
): readonly z.infer<typeof closureReasonSchema>[] =>
  pack.values.closureReasons.value
    .filter(({ proposedByRule }) => !proposedByRule)
    .map((reason) => ({
      code: reason.code,
      text: reason[language],
      evidence: reason.evidence.map((kind) => evidenceView(kind, language)),
      notice: reason.notice,
      law: basisView(referenceOf(reason.citation), language),
    }));
