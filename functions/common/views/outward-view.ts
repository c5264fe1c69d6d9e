import * as z from 'zod';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import { loanTermsSchema } from '../../../lib/domain/case/guaranteed-loan/events.ts';
import { type LoanState, loanStatuses } from '../../../lib/domain/case/guaranteed-loan/state.ts';
import { loanKinds } from '../../../lib/domain/case/guaranteed-loan/tasks.ts';
import { type HandedOver, receiptSchema } from '../../../lib/domain/case/hand-over/hand-over.ts';
import { instantSchema, localDateSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { isPhasingOut } from '../../../lib/domain/case/referral/phase-out.ts';
import { type ReferralState, referralStatuses } from '../../../lib/domain/case/referral/state.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { loanEndTexts, loanGroundTexts, loanStatusTexts } from '../../episodes/guaranteed-loan/index.ts';
import { referralOutcomeTexts, referralStatusTexts } from '../../episodes/referral/index.ts';
import { choiceSchema } from '../http/schemas.ts';
import { handOverItemTexts, handOverWayTexts, loanKindTexts } from '../wording/hand-over-texts.ts';
import { basisSchema } from './basis-schema.ts';
import { outwardChoices } from './outward-choices.ts';

const handedOverSchema = z.strictObject({
  key: z.string(),
  to: choiceSchema,
  way: choiceSchema,
  items: z.array(choiceSchema).describe('Exactly what was handed over.'),
  at: instantSchema,
  by: z.string().optional().describe('The member of staff; shown to staff only.'),
});

const referralViewSchema = z.strictObject({
  number: z.int(),
  status: z.enum(referralStatuses),
  statusText: z.string(),
  at: instantSchema,
  body: choiceSchema,
  ground: choiceSchema.optional(),
  basis: basisSchema.optional(),
  insured: z.boolean().optional(),
  benefits: z.array(choiceSchema).optional(),
  consent: z.enum(['not-needed', 'needed', 'given']).optional(),
  items: z.array(choiceSchema).optional().describe('The items that are to be handed over, or were.'),
  handedOver: handedOverSchema.optional(),
  receipt: receiptSchema.optional(),
  answer: z
    .strictObject({ on: localDateSchema, outcome: choiceSchema, relief: choiceSchema.optional() })
    .optional(),
});

const limitSchema = z.strictObject({ fen: z.int(), basis: basisSchema });

const loanViewSchema = z.strictObject({
  number: z.int(),
  status: z.enum(loanStatuses),
  statusText: z.string(),
  appliedAt: instantSchema,
  kind: choiceSchema.extend({ code: z.enum(loanKinds) }),
  group: choiceSchema,
  amountFen: z.int().describe('The amount applied for, in fen.'),
  headcount: z.int().optional(),
  partners: z.int().optional(),
  maximum: limitSchema
    .optional()
    .describe('Absent if no source sets one; the officer who checks the application has to know.'),
  waiver: limitSchema
    .extend({ exempt: z.boolean() })
    .optional()
    .describe(
      'The amount up to and including which no counter-guarantee is needed, and whether this loan is exempt.',
    ),
  ground: choiceSchema.optional(),
  handedOver: handedOverSchema.optional(),
  receipt: receiptSchema.optional(),
  answeredOn: localDateSchema.optional(),
  terms: loanTermsSchema.optional(),
  paidOn: localDateSchema.optional(),
  until: localDateSchema.optional().describe('The day by which it is to be repaid.'),
  extensions: z
    .array(
      z.strictObject({
        scheme: choiceSchema,
        on: localDateSchema,
        until: localDateSchema,
        basis: basisSchema,
      }),
    )
    .optional(),
  ended: z.strictObject({ on: localDateSchema, how: choiceSchema }).optional(),
});

const offersSchema = z.strictObject({
  referralBodies: z.array(choiceSchema),
  loanKinds: z.array(choiceSchema),
  loanGroups: z.array(choiceSchema),
});

/** Referrals and loans, in the answer that shows a case. */
export const outwardShape = {
  referrals: z
    .array(referralViewSchema)
    .optional()
    .describe('Referrals to bodies that give relief or decide benefits.'),
  loans: z.array(loanViewSchema).optional().describe('Guaranteed loans.'),
  offers: offersSchema
    .optional()
    .describe('What a registered person can ask for in the region, for their own forms.'),
  phaseOut: z
    .strictObject({ months: z.int().optional(), text: z.string(), basis: basisSchema.optional() })
    .optional()
    .describe(
      'For staff: how long relief continues after the person has found work, if the notice sets it. Civil affairs decides.',
    ),
} as const;
const outwardSchema = z.strictObject(outwardShape);
type Outward = z.infer<typeof outwardSchema>;

type Named = Bilingual & { readonly code: string };

/** An entry with its current name in the pack, or with its code if the pack no longer has it. */
const named = (all: readonly Named[], code: string, language: Language) => ({
  code,
  text: all.find((each) => each.code === code)?.[language] ?? code,
});

/** Returns the referrals and loans of a case, for the person and for staff; empty if there are none. */
export function outwardView(
  state: CaseState,
  pack: Pack,
  audience: 'person' | 'agency' | 'administrator',
  language: Language,
): Outward {
  if (audience === 'administrator') return {};
  const forStaff = audience === 'agency';
  const { referralBodies, loanKinds, loanGroups } = outwardChoices(state, pack, language);
  return {
    ...(state.phase === 'registered' &&
      !forStaff && {
        offers: {
          referralBodies: referralBodies.map(({ code, text }) => ({ code, text })),
          loanKinds,
          loanGroups,
        },
      }),
    ...(state.referrals && { referrals: referralsView(state.referrals, pack, forStaff, language) }),
    ...(state.loans && { loans: loansView(state.loans, pack, forStaff, language) }),
    ...(forStaff && isPhasingOut(state) && { phaseOut: phaseOutView(pack, language) }),
  };
}

const handedOverView = (
  { key, to, way, items, at, by }: HandedOver,
  bodies: readonly Named[],
  forStaff: boolean,
  language: Language,
) => ({
  key,
  to: named(bodies, to, language),
  way: { code: way, text: handOverWayTexts[way][language] },
  items: items.map((code) => ({ code, text: handOverItemTexts[code][language] })),
  at,
  ...(forStaff && { by }),
});

function referralsView(
  referrals: readonly ReferralState[],
  { values: { referral } }: Pack,
  forStaff: boolean,
  language: Language,
): Outward['referrals'] {
  const bodies = referral.status === 'set' ? referral.value.bodies : [];
  return referrals.map(({ body: code, ground, basis, benefits, items, handedOver, answer, ...rest }) => {
    const body = bodies.find((each) => each.code === code);
    const reliefs = body?.reliefs ?? [];
    return {
      ...rest,
      statusText: referralStatusTexts[rest.status][language],
      body: named(bodies, code, language),
      ...(ground !== undefined && { ground: named(body?.grounds ?? [], ground, language) }),
      ...(basis && { basis: describeCitation(basis, language) }),
      ...(benefits && { benefits: benefits.map((each) => named(reliefs, each, language)) }),
      ...(items && { items: items.map((item) => ({ code: item, text: handOverItemTexts[item][language] })) }),
      ...(handedOver && { handedOver: handedOverView(handedOver, bodies, forStaff, language) }),
      ...(answer && {
        answer: {
          on: answer.on,
          outcome: { code: answer.outcome, text: referralOutcomeTexts[answer.outcome][language] },
          ...(answer.relief !== undefined && { relief: named(reliefs, answer.relief, language) }),
        },
      }),
    };
  });
}

function loansView(
  loans: readonly LoanState[],
  { values: { loanBanks, loanGroups, loanRelief } }: Pack,
  forStaff: boolean,
  language: Language,
): Outward['loans'] {
  const banks = loanBanks.status === 'set' ? loanBanks.value.banks : [];
  const schemes = loanRelief.status === 'set' ? loanRelief.value.schemes : [];
  const limit = <Limit extends { readonly basis: Parameters<typeof describeCitation>[0] }>(of: Limit) => ({
    ...of,
    basis: describeCitation(of.basis, language),
  });
  return loans.map(({ request, maximum, waiver, ground, handedOver, extensions, ended, ...loan }) => {
    const { packVersion: _pinned, checkedBy: _checker, ...rest } = loan;
    const { kind, group, ...asked } = request;
    return {
      ...rest,
      ...asked,
      statusText: loanStatusTexts[rest.status][language],
      kind: { code: kind, text: loanKindTexts[kind][language] },
      group: named(loanGroups.value.groups, group, language),
      ...(maximum && { maximum: limit(maximum) }),
      ...(waiver && {
        waiver: { exempt: waiver.exempt, ...limit({ fen: waiver.upToFen, basis: waiver.basis }) },
      }),
      ...(ground && { ground: { code: ground, text: loanGroundTexts[ground][language] } }),
      ...(handedOver && { handedOver: handedOverView(handedOver, banks, forStaff, language) }),
      ...(extensions && {
        extensions: extensions.map(({ scheme, on, until, basis }) => ({
          scheme: named(schemes, scheme, language),
          on,
          until,
          basis: describeCitation(basis, language),
        })),
      }),
      ...(ended && {
        ended: { on: ended.on, how: { code: ended.how, text: loanEndTexts[ended.how][language] } },
      }),
    };
  });
}

/** How long relief continues: a number if the notice sets one, otherwise a text that it sets none (I-14). */
function phaseOutView({ values: { phaseOut } }: Pack, language: Language): NonNullable<Outward['phaseOut']> {
  if (phaseOut.status === 'set') {
    const { phaseOutMonths: months } = phaseOut.value;
    return {
      months,
      text: {
        zh: `民政部门核算家庭收入时扣减必要的就业成本；家庭成员人均收入超过低保标准后，给予${months}个月的渐退期，由民政部门核定`,
        en: `Civil affairs deducts the necessary cost of working from the income of the household, and relief goes on for ${months} months after the income per head is above the line; civil affairs decides`,
      }[language],
      basis: describeCitation(phaseOut.citation, language, phaseOut.basis),
    };
  }
  const [open] = phaseOut.leftOpenBy;
  return {
    text: {
      zh: '民政部门核算家庭收入时扣减必要的就业成本；家庭成员人均收入超过低保标准后有渐退期，文件没有规定期限，由民政部门核定',
      en: 'Civil affairs deducts the necessary cost of working from the income of the household, and relief goes on for a time that the notice does not set; civil affairs decides',
    }[language],
    ...(open && { basis: describeCitation(open.citation, language) }),
  };
}
