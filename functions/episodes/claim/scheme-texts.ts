import type { AskedFact, EmployerSize, Scheme } from '../../../lib/domain/case/claim/scheme.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** The names of a scheme's codes in forms and lists. */
export const schemeTexts = {
  kind: {
    claimable: { zh: '由本机构受理', en: 'Claimed here' },
    information: { zh: '仅作告知，由其他部门办理', en: 'Information: granted by somebody else' },
  },
  claimant: {
    person: { zh: '本人', en: 'The person' },
    employer: { zh: '用人单位', en: 'The employer' },
  },
  amount: {
    fixed: { zh: '定额', en: 'Fixed' },
    'up-to': { zh: '最高限额', en: 'At most' },
    share: { zh: '按实际支出的比例', en: 'A share of what was spent' },
    'per-class-hour': { zh: '按课时（每课时金额）', en: 'So much a class hour' },
    open: { zh: '待明确', en: 'Open' },
  },
  once: {
    person: { zh: '每人一次', en: 'The person' },
    month: { zh: '每月一次', en: 'A month' },
    year: { zh: '每年一次', en: 'A year' },
    subject: { zh: '每一证书、课程或贷款一次', en: 'One certificate, course or loan' },
  },
  size: {
    large: { zh: '大型', en: 'Large' },
    medium: { zh: '中型', en: 'Medium' },
    small: { zh: '小型', en: 'Small' },
    micro: { zh: '微型', en: 'Micro' },
  },
  asked: {
    contract: { zh: '劳动合同', en: 'Labour contract' },
    employer: { zh: '用人单位', en: 'Employer' },
    months: { zh: '月份', en: 'Months' },
    year: { zh: '年度', en: 'Year' },
    business: { zh: '经营主体', en: 'Business' },
    training: { zh: '培训', en: 'Training' },
    classHours: { zh: '培训课时', en: 'Class hours' },
    certificate: { zh: '证书', en: 'Certificate' },
    spent: { zh: '实际支出', en: 'What was spent' },
    loan: { zh: '贷款', en: 'Loan' },
  },
  criterion: {
    registered: { zh: '登记失业', en: 'Registered as unemployed' },
    'employment-registered': { zh: '已办理就业登记', en: 'Employment registered' },
    'insurance-paid': { zh: '已缴纳社会保险', en: 'Insurance paid' },
    enterprise: { zh: '用人单位是企业', en: 'The employer is an enterprise' },
    'in-hardship': { zh: '就业困难人员', en: 'Employment difficulty recognised' },
    'in-work': { zh: '已就业', en: 'In work' },
    'runs-business': { zh: '自主创业', en: 'Runs a business' },
    'flexible-work': { zh: '灵活就业', en: 'Flexible work' },
    'completed-training': { zh: '完成培训', en: 'Training completed' },
    'holds-certificate': { zh: '取得证书', en: 'Certificate held' },
    'draws-unemployment-benefit': { zh: '领取失业保险金', en: 'Draws unemployment benefit' },
    'before-retirement': { zh: '未到退休年龄', en: 'Below retirement age' },
    'registered-months-at-least': { zh: '连续登记失业月数', en: 'Months of registration' },
    'contract-months-at-least': { zh: '劳动合同月数', en: 'Months of the contract' },
    'employer-size-in': { zh: '企业规模', en: 'Size of the employer' },
    'hired-on-or-after': { zh: '招用日期', en: 'Day of hiring' },
    'in-group': { zh: '属于某类人员', en: 'In a group' },
    'occupation-in-list': { zh: '职业（工种）在目录内', en: 'Occupation on a list' },
    'by-local-rules': { zh: '按当地规定', en: 'By the rules of the place' },
    'one-of': { zh: '符合其中之一', en: 'One of several' },
  },
} as const satisfies {
  readonly kind: Readonly<Record<Scheme['kind'], Bilingual>>;
  readonly claimant: Readonly<Record<Scheme['claimants'][number], Bilingual>>;
  readonly amount: Readonly<Record<Scheme['amount']['kind'], Bilingual>>;
  readonly once: Readonly<Record<Scheme['once'], Bilingual>>;
  readonly size: Readonly<Record<EmployerSize, Bilingual>>;
  readonly asked: Readonly<Record<AskedFact, Bilingual>>;
  readonly criterion: Readonly<Record<Scheme['criteria'][number]['kind'], Bilingual>>;
};
