import { type FieldTexts, texts } from '../http/label.ts';

const criterionKinds = {
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
} as const;

/** What the fields of a scheme of subsidies, and of how claims are handled, are called in the form of an amendment. */
export const schemeFields: Readonly<Record<string, FieldTexts>> = {
  schemes: texts('补贴项目', 'Schemes'),
  'schemes[].kind': texts('类型', 'Kind', {
    choices: {
      claimable: { zh: '由本机构受理', en: 'Claimed here' },
      information: { zh: '仅作告知，由其他部门办理', en: 'Information: granted by somebody else' },
    },
  }),
  claimants: texts('申领对象', 'Who claims', {
    choices: {
      person: { zh: '本人', en: 'The person' },
      employer: { zh: '用人单位', en: 'The employer' },
    },
  }),
  opens: texts('开始受理日期', 'First day of claims'),
  closes: texts('申请截止日期', 'Last day of claims'),
  amount: texts('补贴标准', 'Amount'),
  'amount.kind': texts('标准类型', 'Kind of amount', {
    choices: {
      fixed: { zh: '定额', en: 'Fixed' },
      'up-to': { zh: '最高限额', en: 'At most' },
      share: { zh: '按实际支出的比例', en: 'A share of what was spent' },
      open: { zh: '待明确', en: 'Open' },
    },
  }),
  fen: texts('金额（分）', 'Amount, in fen'),
  numerator: texts('比例的分子', 'Numerator of the share'),
  denominator: texts('比例的分母', 'Denominator of the share'),
  once: texts('不重复享受的范围', 'Paid once for', {
    choices: {
      person: { zh: '每人一次', en: 'The person' },
      month: { zh: '每月一次', en: 'A month' },
      year: { zh: '每年一次', en: 'A year' },
      subject: { zh: '每一证书、课程或贷款一次', en: 'One certificate, course or loan' },
    },
  }),
  mostMonths: texts('最长期限', 'Most months'),
  'mostMonths.months': texts('最长月数', 'Most months'),
  inHardship: texts('就业困难人员最长月数', 'Most months in hardship'),
  untilRetirementWithinMonths: texts(
    '距退休不足此月数的可延长至退休',
    'Until retirement where it is nearer than, in months',
  ),
  criteria: texts('条件', 'Conditions'),
  'criteria[]': texts('条件', 'Condition'),
  'criteria[].kind': texts('条件', 'Condition', { choices: criterionKinds }),
  'of[]': texts('其中之一', 'One of'),
  'of[].kind': texts('条件', 'Condition', { choices: criterionKinds }),
  of: texts('符合其中之一', 'One of these'),
  'criteria[].months': texts('月数', 'Months'),
  'of[].months': texts('月数', 'Months'),
  sizes: texts('企业规模', 'Sizes', {
    choices: {
      large: { zh: '大型', en: 'Large' },
      medium: { zh: '中型', en: 'Medium' },
      small: { zh: '小型', en: 'Small' },
      micro: { zh: '微型', en: 'Micro' },
    },
  }),
  day: texts('招用日期不早于', 'Hired on or after'),
  groups: texts('人员类别', 'Groups', {
    help: ['类别的代码：小写字母、数字和短横线。', 'Codes: small letters, digits and hyphens.'],
  }),
  'groups[]': texts('人员类别代码', 'Code of a group', {
    help: ['小写字母、数字和短横线。', 'Small letters, digits and hyphens.'],
  }),
  occupations: texts('职业（工种）', 'Occupations'),
  'occupations[]': texts('职业（工种）', 'Occupation'),
  excludes: texts('不可重复享受的补贴', 'Not together with'),
  asks: texts('申领时填写', 'Asked for', {
    choices: {
      contract: { zh: '劳动合同', en: 'Labour contract' },
      employer: { zh: '用人单位', en: 'Employer' },
      months: { zh: '月份', en: 'Months' },
      year: { zh: '年度', en: 'Year' },
      business: { zh: '经营主体', en: 'Business' },
      training: { zh: '培训', en: 'Training' },
      certificate: { zh: '证书', en: 'Certificate' },
      spent: { zh: '实际支出', en: 'What was spent' },
      loan: { zh: '贷款', en: 'Loan' },
    },
  }),
  documents: texts('可以要求提供的材料（以此为限）', 'Documents that may be asked for, at most'),
  payer: texts('发放部门', 'Who pays'),
  fund: texts('资金来源', 'Fund'),
  publicNotice: texts('公示', 'Public notice'),
  'publicNotice.workingDays': texts('公示期（工作日）', 'Public notice, in working days'),
  proactive: texts('免申即享（由数据查找并告知）', 'Found from data and told'),
  windowDays: texts('确认期限（天）', 'Days to confirm it', {
    help: [
      '文件没有规定的不填，至申请截止日止。',
      'Leave it out where no document sets it: until claims close.',
    ],
  }),
  'schemes[].note': texts('说明', 'Note'),
  checkWorkingDays: texts('审核（工作日）', 'Check, in working days'),
  decideWorkingDays: texts('审批（工作日）', 'Decision, in working days'),
  answerObjectionWorkingDays: texts('核实公示异议（工作日）', 'Answering an objection, in working days'),
  reviewWorkingDays: texts('复核（工作日）', 'Review, in working days'),
  correctAccountWorkingDays: texts('更正账户（工作日）', 'Correcting an account, in working days'),
  lookIntoWorkingDays: texts('核查已发放补贴（工作日）', 'Looking into a payment, in working days'),
  supervisorAboveFen: texts('超过此金额由主管审批（分）', 'A supervisor approves more than, in fen'),
};
