import { factValues } from '../../../lib/domain/case/ledger/fact-values.ts';
import { type FieldTexts, texts } from '../http/label.ts';

const creditCodeHelp = {
  help: ['18位统一社会信用代码。', 'Unified social credit code, 18 characters.'],
} as const;

/** The names of the facts of a claim and of its account. Their schemas belong to the domain. */
export const claimFields: Readonly<Record<string, FieldTexts>> = {
  stated: texts('申领信息', 'Facts of the claim'),
  contract: texts('劳动合同', 'Labour contract'),
  'contract.from': texts('合同开始日期', 'First day'),
  'contract.until': texts('合同结束日期', 'Last day', {
    help: ['无固定期限的不填。', 'Leave it out if the contract is open-ended.'],
  }),
  employer: texts('用人单位', 'Employer'),
  size: texts('企业规模', 'Size', {
    help: [
      '按统计上大中小微型企业划分办法；由工作人员核实。',
      'By the statistical classification of enterprises; our staff check it.',
    ],
    choices: {
      large: { zh: '大型', en: 'Large' },
      medium: { zh: '中型', en: 'Medium' },
      small: { zh: '小型', en: 'Small' },
      micro: { zh: '微型', en: 'Micro' },
    },
  }),
  creditCode: texts('统一社会信用代码', 'Unified social credit code', creditCodeHelp),
  name: texts('名称', 'Name'),
  months: texts('申领月份', 'Months'),
  'months[]': texts('月份', 'Month', { help: ['如 2026-11。', 'Such as 2026-11.'] }),
  year: texts('申领年度', 'Year'),
  business: texts('创办的经营主体', 'Business'),
  openedOn: texts('开业日期', 'Opened on'),
  training: texts('培训', 'Training'),
  course: texts('培训项目', 'Course'),
  occupation: texts('职业（工种）', 'Occupation'),
  institution: texts('培训机构', 'Institution'),
  completedOn: texts('结业日期', 'Completed on'),
  classHours: texts('培训课时', 'Class hours'),
  certificate: texts('证书', 'Certificate'),
  number: texts('证书编号', 'Number of the certificate', {
    help: ['字母、数字和短横线。', 'Letters, digits and hyphens.'],
  }),
  level: texts('等级', 'Level', {
    help: ['按证书所载填写。', 'As stated on the certificate.'],
    choices: Object.fromEntries(
      (factValues['skill-level'] ?? []).map(({ code, zh, en }) => [code, { zh, en }]),
    ),
  }),
  issuedOn: texts('发证日期', 'Issued on'),
  spent: texts('实际支出（元）', 'Amount spent, in yuan', {
    help: ['最多两位小数，如 100.00。', 'At most two decimals, such as 100.00.'],
    control: 'yuan',
  }),
  loan: texts('贷款', 'Loan'),
  reference: texts('贷款合同编号', 'Number of the loan', {
    help: ['字母、数字和短横线。', 'Letters, digits and hyphens.'],
  }),
  payee: texts('收款账户', 'Account'),
  holder: texts('户名', 'Holder'),
  bank: texts('开户银行', 'Bank'),
  account: texts('账号', 'Account number', {
    help: ['8至30位数字，可以带空格。', '8 to 30 digits; spaces are allowed.'],
  }),
};
