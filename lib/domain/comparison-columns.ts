import type { ComparedFact } from './comparison.ts';

/** The columns of a file with comparison records. Details of a job or a course can only be sent through the API. */
export type ComparisonColumn = 'identityNumber' | 'fact' | 'detail';

/**
 * The accepted names of each column: the name in the API, the name in the template, and then those that agencies use. The portal
 * reads them, too, so this file imports nothing that runs.
 */
export const columnNames: Readonly<Record<ComparisonColumn, readonly [string, string, ...string[]]>> = {
  identityNumber: [
    'identityNumber',
    '公民身份号码',
    '公民身份证号码',
    '居民身份证号码',
    '居民身份证号',
    '身份证号码',
    '身份证件号码',
    '身份证号',
    '身份号码',
    '证件号码',
    '社会保障号码',
  ],
  fact: ['fact', '事实', '比对事实', '比对结果'],
  detail: ['detail', '说明', '详情', '明细', '备注'],
};

/** The accepted names of each fact in a cell: the code in the API, and the name in the template. */
export const factNames: Readonly<Record<ComparedFact, readonly [string, string]>> = {
  pension: ['pension', '领取养老金'],
  'insured-employment': ['insured-employment', '参加职工社会保险'],
  'business-owner': ['business-owner', '登记为经营主体'],
  'registered-elsewhere': ['registered-elsewhere', '已在外地登记失业'],
  'minimum-living-guarantee': ['minimum-living-guarantee', '低保家庭成员'],
  'living-guarantee-margin': ['living-guarantee-margin', '低保边缘家庭成员'],
  'low-income-family': ['low-income-family', '低收入家庭成员'],
  'out-of-poverty': ['out-of-poverty', '脱贫人口'],
  'disability-certificate': ['disability-certificate', '持有残疾人证'],
  'completed-training': ['completed-training', '已完成培训'],
  'benefit-unclaimed': ['benefit-unclaimed', '可能符合条件未领失业保险待遇'],
};

/** Returns the column with this name as people write it: with spaces, hyphens or underscores, in full width, in capitals. */
export const columnOf = (name: string): ComparisonColumn | undefined => columns.get(plain(name));

/** Returns the fact that a cell names; undefined if it names none. */
export const factOf = (text: string): ComparedFact | undefined => facts.get(plain(text));

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*-]/g, '');

const byName = <Meant extends string>(
  names: Readonly<Record<Meant, readonly string[]>>,
): ReadonlyMap<string, Meant> =>
  new Map(
    (Object.entries(names) as [Meant, readonly string[]][]).flatMap(([meant, all]) =>
      all.map((name) => [plain(name), meant] as const),
    ),
  );
const columns = byName(columnNames);
const facts = byName(factNames);
