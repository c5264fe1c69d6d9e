import type { Criterion, Scheme } from '../../domain/case/claim/scheme.ts';

/*
 * What several circulars say of schemes in the same words. What they leave to rules that are not held (按规定, 符合条件) is a
 * condition that an officer finds by the rules of the place, and an amount that is not set is open.
 */

/** 符合条件: by the rules of the place, which are not held. */
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
/** A scheme that can be claimed: nothing excluded, no document, and an open amount unless it says otherwise. */
export const scheme = (stated: Omit<Scheme, Part> & Partial<Pick<Scheme, Part>>): Scheme => ({
  ...defaults,
  ...stated,
});

/** What others grant: told as information, with who does. */
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

/** Tax relief: the tax authority grants it. */
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

/** A raised rate for occupations on a list; the list is open until somebody enters it with its source. */
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

/** The interest of a guaranteed loan, month by month. */
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

/** Contributions that an employer pays for somebody it has hired. */
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
 * Contributions of people in flexible work: at most two thirds of what was paid, for hardship persons at most three years,
 * or until retirement where that is less than five years off; for graduates at most two years (E2, I-77).
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

/** A subsidy to whoever hires somebody who was registered for half a year and signs for a year. */
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
