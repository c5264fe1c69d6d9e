import * as z from 'zod';
import { plausibleDateSchema } from '../../calendar/plausible-date.ts';
import { citationSchema, codeSchema } from '../kernel/vocabulary.ts';

/*
 * The definition of a subsidy scheme. Schemes are data: `lib/policy/schemes` states those of the circulars, and an amendment
 * with its source adds, changes or reopens one. All money is in fen.
 */

/** Text for people, in both languages. */
const wordsSchema = { zh: z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(300) };
const fenSchema = z.int().positive().max(100_000_000_00);

/** The sizes of enterprises, by the statistical classification (统计上大中小微型企业划分办法). */
const employerSizes = ['large', 'medium', 'small', 'micro'] as const;
export const employerSizeSchema = z.enum(employerSizes);
export type EmployerSize = z.infer<typeof employerSizeSchema>;

/** Conditions without parameters. An officer can verify each in data; none needs a document from the person. */
const simpleKinds = [
  /** Registered as unemployed on the day of the claim. */
  'registered',
  /** The employer has registered the employment (办理就业登记). */
  'employment-registered',
  /** Insurance is paid: matched with the data, never asked for (I-31). */
  'insurance-paid',
  /** The employer is an enterprise. */
  'enterprise',
  'in-hardship',
  'in-work',
  'runs-business',
  'flexible-work',
  'completed-training',
  'holds-certificate',
  'draws-unemployment-benefit',
  'before-retirement',
] as const;

const simpleCriterionSchema = z.strictObject({ kind: z.enum(simpleKinds) });
const namedCriterionSchemas = [
  /** Months of the current continuous spell up to the start of the contract, to the corresponding day (I-12). */
  z.strictObject({ kind: z.literal('registered-months-at-least'), months: z.int().min(1).max(120) }),
  z.strictObject({ kind: z.literal('contract-months-at-least'), months: z.int().min(1).max(120) }),
  /** If the size is not known, an officer finds it out (I-20). */
  z.strictObject({
    kind: z.literal('employer-size-in'),
    sizes: z.array(employerSizeSchema).min(1).max(employerSizes.length),
  }),
  /** Open without a day (I-30). */
  z.strictObject({ kind: z.literal('hired-on-or-after'), day: plausibleDateSchema.optional() }),
  /** One of the groups with which a person is tagged, such as recipients of the minimum living guarantee. */
  z.strictObject({ kind: z.literal('in-group'), groups: z.array(codeSchema).min(1).max(20) }),
  /** The occupation is on a list. A list without entries is open. */
  z.strictObject({
    kind: z.literal('occupation-in-list'),
    ...wordsSchema,
    occupations: z.array(z.string().trim().min(1).max(60)).max(2_000).optional(),
  }),
  /** A condition that a source leaves to rules not available here (按规定): an officer judges it by the local rules. */
  z.strictObject({ kind: z.literal('by-local-rules'), code: codeSchema, ...wordsSchema }),
] as const;

const plainCriterionSchema = z.discriminatedUnion('kind', [simpleCriterionSchema, ...namedCriterionSchemas]);
export type PlainCriterion = z.infer<typeof plainCriterionSchema>;

/** A condition of a scheme; `one-of` is met if any of its members is. */
export const criterionSchema = z.discriminatedUnion('kind', [
  simpleCriterionSchema,
  ...namedCriterionSchemas,
  z.strictObject({ kind: z.literal('one-of'), of: z.array(plainCriterionSchema).min(2).max(5) }),
]);
export type Criterion = z.infer<typeof criterionSchema>;

/**
 * How much a scheme pays. `up-to` and `share` limit the sum by what was spent, such as rent or contributions paid;
 * `per-class-hour` by the hours of a training. `open`: no available source sets the amount, and nothing is approved until
 * somebody enters it with its source.
 */
const amountSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), fen: fenSchema }),
  z.strictObject({ kind: z.literal('up-to'), fen: fenSchema }),
  z
    .strictObject({
      kind: z.literal('share'),
      numerator: z.int().min(1).max(100),
      denominator: z.int().min(1).max(100),
    })
    .refine(({ numerator, denominator }) => numerator <= denominator, { error: 'is more than the whole' }),
  /** An amount for each class hour (课时费标准, CQ-3.4). */
  z.strictObject({ kind: z.literal('per-class-hour'), fen: fenSchema }),
  z.strictObject({ kind: z.literal('open') }),
]);

/** The unit for which a scheme pays once: the person, a month, a year, or one thing such as a certificate or a course. */
const onceSchema = z.enum(['person', 'month', 'year', 'subject']);

/** The facts that a claim can state; each scheme lists those that it asks for. */
const askedFacts = [
  'contract',
  'employer',
  'months',
  'year',
  'business',
  'training',
  'classHours',
  'certificate',
  'spent',
  'loan',
] as const;
export const askedFactSchema = z.enum(askedFacts);
export type AskedFact = z.infer<typeof askedFactSchema>;

export const claimantKinds = ['person', 'employer'] as const;

const namedSchema = z.strictObject({ code: codeSchema, ...wordsSchema });

const schemeShape = {
  code: codeSchema,
  ...wordsSchema,
  /** `information`: no claim is made here; the text says who grants it. */
  kind: z.enum(['claimable', 'information']),
  claimants: z.array(z.enum(claimantKinds)).max(2),
  /** The first and last day for claims; absent if no source sets one. */
  opens: plausibleDateSchema.optional(),
  closes: plausibleDateSchema.optional(),
  amount: amountSchema,
  once: onceSchema,
  /** The maximum number of months paid to one person; it may be higher for those in hardship. Absent if no source sets one. */
  mostMonths: z
    .strictObject({
      months: z.int().min(1).max(240).optional(),
      inHardship: z.int().min(1).max(240).optional(),
      /** A person who is closer to retirement than this at first approval may be paid until retirement. */
      untilRetirementWithinMonths: z.int().min(1).max(240).optional(),
    })
    .optional(),
  criteria: z.array(criterionSchema).max(20),
  /** Schemes, here or elsewhere, that a person may not receive in addition to this one. */
  excludes: z.array(namedSchema).max(20),
  asks: z.array(askedFactSchema).max(askedFacts.length),
  /** The only documents that may be asked for. Data that can be matched are never among them. */
  documents: z.array(namedSchema).max(10),
  payer: z.strictObject(wordsSchema).optional(),
  fund: z.strictObject(wordsSchema).optional(),
  /** The public notice before the approval, if a source requires one, in working days. */
  publicNotice: z.strictObject({ workingDays: z.int().min(1).max(60) }).optional(),
  /**
   * Eligible people are found from data and told, and confirm (免申即享, E4): within a number of days, the first included, if one
   * is set, and in any case only while claims are accepted.
   */
  proactive: z.strictObject({ windowDays: z.int().min(1).max(366).optional() }).optional(),
  /** Further information: who grants it, where to ask. */
  note: z.strictObject(wordsSchema).optional(),
};

/** A subsidy scheme, as stated by a source. */
export const schemeSchema = z.strictObject(schemeShape);
export type Scheme = z.infer<typeof schemeSchema>;

/** The scheme by which a claim is decided: frozen with the claim, with the article that states it. */
export const schemeTermsSchema = z.strictObject({
  ...schemeShape,
  citation: citationSchema,
  basis: z.enum(['circular', 'local-law', 'national', 'reading', 'proposal']),
});
export type SchemeTerms = z.infer<typeof schemeTermsSchema>;

/** A value of a scheme that no source sets yet; nothing is approved while there is any. */
export type OpenValue = 'amount' | 'hired-on-or-after' | 'occupation-list';

const plainOf = (criterion: Criterion): readonly PlainCriterion[] =>
  criterion.kind === 'one-of' ? criterion.of : [criterion];

/** The values of a scheme that are open. */
export function openValuesOf({
  amount,
  criteria,
}: Pick<Scheme, 'amount' | 'criteria'>): readonly OpenValue[] {
  const all = criteria.flatMap(plainOf);
  return [
    ...(amount.kind === 'open' ? (['amount'] as const) : []),
    ...(all.some((each) => each.kind === 'hired-on-or-after' && each.day === undefined)
      ? (['hired-on-or-after'] as const)
      : []),
    ...(all.some((each) => each.kind === 'occupation-in-list' && each.occupations === undefined)
      ? (['occupation-list'] as const)
      : []),
  ];
}

/**
 * The terms of a claim, with open values filled in that have been set since. Values already set when the claim was made stay
 * unchanged: a change of the scheme only affects later claims (I-75).
 */
export function withOpenValuesOf(frozen: SchemeTerms, current: Scheme | undefined): SchemeTerms {
  if (!current) return frozen;
  return {
    ...frozen,
    amount: frozen.amount.kind === 'open' ? current.amount : frozen.amount,
    criteria: frozen.criteria.map((criterion) =>
      openValuesOf({ amount: current.amount, criteria: [criterion] }).some((each) => each !== 'amount')
        ? (current.criteria.find((each) => criterionCode(each) === criterionCode(criterion)) ?? criterion)
        : criterion,
    ),
  };
}

/** The code of a criterion within its scheme, by which findings and refusals refer to it. */
export function criterionCode(criterion: Criterion): string {
  switch (criterion.kind) {
    case 'by-local-rules':
      return criterion.code;
    case 'one-of':
      return criterion.of.map(({ kind }) => kind).join('-or-');
    default:
      return criterion.kind;
  }
}

/** The code of the condition that a person has not received another scheme. */
export const notHadCode = (scheme: string): string => `not-had-${scheme}`;
