import type { Criterion, Scheme } from '../../domain/case/claim/scheme.ts';

/*
 * Schemes that several circulars state in the same words. Where they refer to rules that we do not hold (按规定, 符合条件), an
 * officer judges the condition by the rules of the place. An amount that is not set is open.
 */

/** 符合条件: judged by the rules of the place, which we do not hold. */
export const byLocalRules: Criterion = {
  kind: 'by-local-rules',
  code: 'local-conditions',
  zh: '符合当地规定的其他条件',
  en: 'Other conditions by the rules of the place',
};

const open = { kind: 'open' } as const;
const defaults = {
  kind: 'claimable',
  amount: open,
  excludes: [],
  documents: [],
} as const satisfies Partial<Scheme>;

type Part = 'kind' | 'amount' | 'excludes' | 'documents';
/** Makes a scheme. By default it can be claimed, excludes nothing, needs no document and has an open amount. */
export const scheme = (stated: Omit<Scheme, Part> & Partial<Pick<Scheme, Part>>): Scheme => ({
  ...defaults,
  ...stated,
});

/** A measure that somebody else grants, shown as information with a note on who grants it. */
export const information = (
  code: string,
  zh: string,
  en: string,
  note: NonNullable<Scheme['note']>,
): Scheme =>
  scheme({
    kind: 'information',
    code,
    zh,
    en,
    claimants: [],
    once: 'person',
    criteria: [],
    asks: [],
    note,
  });

/** Tax relief, granted by the tax authority. */
export const taxRelief = (code: string, zh: string, en: string): Scheme =>
  information(code, zh, en, {
    zh: '由税务部门办理；需要凭证的，由公共就业服务机构在就业创业证上注明',
    en: 'Granted by the tax authority; where a note on the employment and entrepreneurship certificate is needed, the employment service makes it.',
  });

export const trainingSubsidy = (
  zh: string,
  en: string,
  claimants: Scheme['claimants'] = ['person'],
): Scheme =>
  scheme({
    code: 'training-subsidy',
    zh,
    en,
    claimants,
    once: 'subject',
    criteria: [{ kind: 'completed-training' }, byLocalRules],
    asks: ['training'],
  });

export const trainingLiving = (zh: string, en: string): Scheme =>
  scheme({
    code: 'training-living-subsidy',
    zh,
    en,
    claimants: ['person'],
    once: 'subject',
    criteria: [{ kind: 'completed-training' }, byLocalRules],
    asks: ['training'],
  });

/** A higher rate for occupations on a list. The list is open until somebody enters it with its source. */
export const trainingUplift = (list: { readonly zh: string; readonly en: string }): Scheme =>
  scheme({
    code: 'training-uplift',
    zh: '职业培训补贴提标',
    en: 'Raised training subsidy',
    claimants: ['person'],
    once: 'subject',
    criteria: [{ kind: 'completed-training' }, { kind: 'occupation-in-list', ...list }],
    asks: ['training'],
  });

export const startUpSubsidy = (
  code: string,
  zh: string,
  en: string,
  amount: Scheme['amount'] = open,
): Scheme =>
  scheme({
    code,
    zh,
    en,
    claimants: ['person'],
    amount,
    once: 'person',
    criteria: [{ kind: 'runs-business' }, byLocalRules],
    asks: ['business'],
  });

/** Interest on a guaranteed loan, claimed by month. */
export const interestSubsidy = (): Scheme =>
  scheme({
    code: 'loan-interest-subsidy',
    zh: '创业担保贷款贴息',
    en: 'Interest subsidy for a guaranteed start-up loan',
    claimants: ['person', 'employer'],
    once: 'month',
    criteria: [byLocalRules],
    asks: ['loan', 'months', 'spent'],
  });

/** Contributions that an employer pays for a person it has hired. */
export const hiringInsuranceSubsidy = (): Scheme =>
  scheme({
    code: 'hiring-insurance-subsidy',
    zh: '吸纳就业社会保险补贴',
    en: 'Social insurance subsidy for hiring',
    claimants: ['employer'],
    once: 'month',
    criteria: [{ kind: 'employment-registered' }, { kind: 'insurance-paid' }, byLocalRules],
    asks: ['contract', 'employer', 'months', 'spent'],
  });

/**
 * Contributions of people in flexible work: at most two thirds of what they paid. Paid for at most three years to persons in
 * employment difficulty, or until retirement if that is less than five years away; for at most two years to graduates
 * (E2, I-77).
 */
export const flexibleInsuranceSubsidy = (): Scheme =>
  scheme({
    code: 'flexible-insurance-subsidy',
    zh: '灵活就业社会保险补贴',
    en: 'Social insurance subsidy for flexible work',
    claimants: ['person'],
    amount: { kind: 'share', numerator: 2, denominator: 3 },
    once: 'month',
    mostMonths: { months: 24, inHardship: 36, untilRetirementWithinMonths: 60 },
    criteria: [
      { kind: 'flexible-work' },
      { kind: 'insurance-paid' },
      {
        kind: 'one-of',
        of: [
          { kind: 'in-hardship' },
          {
            kind: 'by-local-rules',
            code: 'graduate-within-two-years',
            zh: '离校2年内未就业高校毕业生',
            en: 'Graduate who left school within two years and has no work',
          },
        ],
      },
    ],
    asks: ['months', 'spent'],
    note: {
      zh: '补贴比例和期限按一般规则掌握，当地另有规定的，以载入的当地规定为准',
      en: 'Share and time follow the general rule; a rule of the place that is entered with its source goes before it.',
    },
  });

/** A subsidy for an employer. Each circular sets its own conditions. */
export const hiringSubsidy = (stated: Pick<Scheme, 'criteria' | 'excludes'> & Partial<Scheme>): Scheme =>
  scheme({
    code: 'hiring-subsidy',
    zh: '一次性吸纳就业补贴',
    en: 'One-off hiring subsidy',
    claimants: ['employer'],
    once: 'person',
    asks: ['contract', 'employer'],
    ...stated,
  });

/** 与一次性扩岗补助不可重复享受. */
export const expansionGrant = {
  code: 'expansion-grant',
  zh: '一次性扩岗补助',
  en: 'One-off post-expansion grant',
} as const;
