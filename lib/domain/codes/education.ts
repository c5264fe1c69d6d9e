import { type CodeEntry, codeTable } from './code-table.ts';

const entries = [
  { code: '10', zh: '研究生教育', en: 'Postgraduate education' },
  { code: '11', zh: '博士研究生毕业', en: 'Doctoral programme, graduated' },
  { code: '12', zh: '博士研究生结业', en: 'Doctoral programme, completed without diploma' },
  { code: '13', zh: '博士研究生肄业', en: 'Doctoral programme, not completed' },
  { code: '14', zh: '硕士研究生毕业', en: "Master's programme, graduated" },
  { code: '15', zh: '硕士研究生结业', en: "Master's programme, completed without diploma" },
  { code: '16', zh: '硕士研究生肄业', en: "Master's programme, not completed" },
  { code: '17', zh: '研究生班毕业', en: 'Postgraduate class, graduated' },
  { code: '18', zh: '研究生班结业', en: 'Postgraduate class, completed without diploma' },
  { code: '19', zh: '研究生班肄业', en: 'Postgraduate class, not completed' },
  { code: '20', zh: '大学本科教育', en: 'Undergraduate education' },
  { code: '21', zh: '大学本科毕业', en: 'Undergraduate programme, graduated' },
  { code: '22', zh: '大学本科结业', en: 'Undergraduate programme, completed without diploma' },
  { code: '23', zh: '大学本科肄业', en: 'Undergraduate programme, not completed' },
  { code: '28', zh: '大学普通班毕业', en: 'University general class (1970-1976), graduated' },
  { code: '30', zh: '大学专科教育', en: 'Junior college education' },
  { code: '31', zh: '大学专科毕业', en: 'Junior college, graduated' },
  { code: '32', zh: '大学专科结业', en: 'Junior college, completed without diploma' },
  { code: '33', zh: '大学专科肄业', en: 'Junior college, not completed' },
  { code: '40', zh: '中等职业教育', en: 'Secondary vocational education' },
  { code: '41', zh: '中等专科毕业', en: 'Secondary specialised school, graduated' },
  { code: '42', zh: '中等专科结业', en: 'Secondary specialised school, completed without diploma' },
  { code: '43', zh: '中等专科肄业', en: 'Secondary specialised school, not completed' },
  { code: '44', zh: '职业高中毕业', en: 'Vocational high school, graduated' },
  { code: '45', zh: '职业高中结业', en: 'Vocational high school, completed without diploma' },
  { code: '46', zh: '职业高中肄业', en: 'Vocational high school, not completed' },
  { code: '47', zh: '技工学校毕业', en: 'Technical school, graduated' },
  { code: '48', zh: '技工学校结业', en: 'Technical school, completed without diploma' },
  { code: '49', zh: '技工学校肄业', en: 'Technical school, not completed' },
  { code: '60', zh: '普通高级中学教育', en: 'Senior high school education' },
  { code: '61', zh: '普通高中毕业', en: 'Senior high school, graduated' },
  { code: '62', zh: '普通高中结业', en: 'Senior high school, completed without diploma' },
  { code: '63', zh: '普通高中肄业', en: 'Senior high school, not completed' },
  { code: '70', zh: '初级中学教育', en: 'Junior high school education' },
  { code: '71', zh: '初中毕业', en: 'Junior high school, graduated' },
  { code: '73', zh: '初中肄业', en: 'Junior high school, not completed' },
  { code: '80', zh: '小学教育', en: 'Primary education' },
  { code: '81', zh: '小学毕业', en: 'Primary school, graduated' },
  { code: '83', zh: '小学肄业', en: 'Primary school, not completed' },
  { code: '90', zh: '其他', en: 'Other' },
] as const satisfies readonly CodeEntry[];

export type EducationCode = (typeof entries)[number]['code'];

/** Levels of formal schooling by GB/T 4658-2006. The tens are the levels, the units how they ended. */
export const educationLevels = codeTable('GB/T 4658-2006', entries);
