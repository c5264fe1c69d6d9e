import type { LoanKind } from '../../../lib/domain/case/guaranteed-loan/tasks.ts';
import type { HandOverItem, HandOverWay } from '../../../lib/domain/case/hand-over/hand-over.ts';
import type { Bilingual } from '../../../lib/policy/bilingual.ts';

/** The items that can be handed over, as the person reads them. */
export const handOverItemTexts = {
  name: { zh: '姓名', en: 'name' },
  'identity-number': { zh: '身份证件号码', en: 'number of the identity document' },
  phone: { zh: '联系电话', en: 'telephone number' },
  district: { zh: '登记地', en: 'place of registration' },
  'referral-ground': { zh: '转介事由', en: 'ground of the referral' },
  'benefit-kinds': { zh: '拟核实的待遇项目', en: 'benefits to be looked at' },
  'loan-kind': { zh: '贷款类型', en: 'kind of loan' },
  'loan-group': { zh: '贷款对象类别', en: 'group of borrowers' },
  'loan-amount': { zh: '申请金额', en: 'amount applied for' },
  'loan-headcount': { zh: '实际吸纳就业人数', en: 'number of people hired' },
  'counter-guarantee': { zh: '是否免除反担保', en: 'whether a counter-guarantee is needed' },
} as const satisfies Record<HandOverItem, Bilingual>;

/** The ways of handing over. */
export const handOverWayTexts = {
  exchange: { zh: '信息交换平台清单', en: 'list of the exchange platform' },
  letter: { zh: '信函', en: 'letter' },
} as const satisfies Record<HandOverWay, Bilingual>;

/** The kinds of loans, by borrower. */
export const loanKindTexts = {
  individual: { zh: '个人贷款', en: 'Loan to one person' },
  partnership: { zh: '合伙创业贷款', en: 'Loan to partners' },
  'small-firm': { zh: '小微企业贷款', en: 'Loan to a small firm' },
} as const satisfies Record<LoanKind, Bilingual>;

/** The bodies that people can be referred to. */
export const referralBodyTexts = {
  'civil-affairs': { zh: '民政部门', en: 'Civil affairs' },
  charity: { zh: '慈善组织', en: 'Charity' },
  'unemployment-insurance': { zh: '失业保险经办机构', en: 'Unemployment insurance agency' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The legal grounds on which somebody's data are handed over. */
export const handedOverByTexts = {
  'statutory-duty': { zh: '履行法定职责', en: 'Statutory duty' },
  consent: { zh: '本人单独同意', en: 'Separate consent' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The loans that a scheme of deferred repayment covers. */
export const reliefLoansTexts = {
  guaranteed: { zh: '创业担保贷款', en: 'Guaranteed loans' },
  operating: { zh: '经营性贷款', en: 'Operating loans' },
} as const satisfies Readonly<Record<string, Bilingual>>;
