import { stated } from '../../author.ts';
import type { Citation, Stated } from '../../types.ts';
import type { CounterGuaranteeRule, LoanReliefScheme, ReferralBody } from '../../values/outward.ts';

/** What civil affairs can grant in the words of most circulars: 临时救助或最低生活保障. */
const temporaryReliefOrGuarantee = [
  { code: 'temporary-relief', zh: '临时救助', en: 'Temporary relief' },
  { code: 'minimum-living-guarantee', zh: '最低生活保障', en: 'Minimum living guarantee' },
] as const;

/** 生活困难: the ground in every circular except Qinghai's. */
export const livingDifficulty = {
  code: 'living-difficulty',
  zh: '登记失业且生活困难',
  en: 'Registered as unemployed, and in need',
} as const;

/** Civil affairs of the district, to which a circular has people referred. */
export const civilAffairs = (
  citation: Citation,
  change: Partial<Pick<ReferralBody, 'insured' | 'grounds' | 'reliefs'>> = {},
): Stated<ReferralBody> =>
  stated('circular', citation, {
    code: 'civil-affairs',
    zh: '当地民政部门',
    en: 'Civil affairs department of the place',
    handedOverBy: 'statutory-duty',
    grounds: [livingDifficulty],
    reliefs: temporaryReliefOrGuarantee,
    ...change,
  });

const benefit = { code: 'unemployment-benefit', zh: '失业保险金', en: 'Unemployment benefit' } as const;
const allowance = { code: 'unemployment-allowance', zh: '失业补助金', en: 'Unemployment allowance' } as const;
/** The two benefits that every circular names. */
export const twoBenefits = [benefit, allowance] as const;

/** The agency of unemployment insurance. It receives facts and decides on benefits itself. */
export const unemploymentInsurance = (
  citation: Citation,
  reliefs: ReferralBody['reliefs'] = twoBenefits,
): Stated<ReferralBody> =>
  stated('circular', citation, {
    code: 'unemployment-insurance',
    zh: '失业保险经办机构',
    en: 'Unemployment insurance agency',
    insured: true,
    handedOverBy: 'statutory-duty',
    grounds: [
      {
        code: 'benefit-unclaimed',
        zh: '参加失业保险，比对显示可能符合条件而未领取待遇',
        en: 'Insured, and by a comparison perhaps entitled to a benefit that is not drawn',
      },
    ],
    reliefs,
  });

/** 对10万元以下的创业担保贷款免除反担保要求: in fen, including the amount itself (Civil Code art. 1259). */
export const waivedToHundredThousand = (kinds: CounterGuaranteeRule['kinds']): CounterGuaranteeRule => ({
  upToFen: 10_000_000,
  kinds,
});
export const everyLoan: CounterGuaranteeRule['kinds'] = ['individual', 'partnership', 'small-firm'];

/** 可申请展期还款，期限原则上不超过1年: made for the epidemic, and now over (I-25, I-72). */
export const extension = (
  citation: Citation,
  due: { readonly dueFrom?: string; readonly dueUntil?: string } = {},
): Stated<LoanReliefScheme> =>
  stated('circular', citation, {
    code: 'extension',
    zh: '创业担保贷款展期还款',
    en: 'Extension of a guaranteed loan',
    loans: 'guaranteed',
    maximumMonths: 12,
    closed: true,
    ...due,
  });
