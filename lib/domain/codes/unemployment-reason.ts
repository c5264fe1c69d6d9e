import { type CodeEntry, codeTable } from './code-table.ts';

interface UnemploymentReasonEntry extends CodeEntry {
  /** What must be stated with it (DOMAIN D3.8): the date of leaving school, or the name of the last employer. */
  readonly requires?: 'school-leaving-date' | 'last-employer';
  /** Shown only to those who handle the case (DOMAIN D3.8). */
  readonly sensitive?: true;
}

const entries = [
  {
    code: '10',
    zh: '年满16周岁，从各类学校毕业、肄业',
    en: 'Aged 16 or over and left any school, graduated or not',
    requires: 'school-leaving-date',
  },
  {
    code: '20',
    zh: '从企业、机关、事业单位等各类用人单位失业',
    en: 'Lost a job with an enterprise, government body, public institution or other employer',
  },
  {
    code: '21',
    zh: '被企业解除或终止劳动关系',
    en: 'Employment relationship dissolved or ended by the enterprise',
    requires: 'last-employer',
  },
  {
    code: '22',
    zh: '企业破产倒闭终止劳动关系',
    en: 'Employment relationship ended by bankruptcy or closure of the enterprise',
    requires: 'last-employer',
  },
  {
    code: '23',
    zh: '从机关事业单位被辞退解聘',
    en: 'Dismissed by a government body or public institution',
    requires: 'last-employer',
  },
  { code: '24', zh: '从各类单位辞职', en: 'Resigned from an employer', requires: 'last-employer' },
  { code: '31', zh: '退出个体经营', en: 'Gave up an individually-owned business' },
  {
    code: '32',
    zh: '私营企业业主停业、破产停止经营',
    en: 'Owner of a private enterprise that closed or went bankrupt',
  },
  { code: '33', zh: '退出灵活就业', en: 'Left flexible employment' },
  { code: '40', zh: '退出公益性岗位', en: 'Left a public-welfare post' },
  {
    code: '50',
    zh: '符合当地规定条件，承包土地被征用等情况（含转产渔民和牧民）',
    en: 'Contracted land requisitioned or the like, meeting local conditions (fishermen and herders who changed trade included)',
  },
  {
    code: '60',
    zh: '军人退出现役且未纳入国家统一安置',
    en: 'Left active military service without state placement',
  },
  {
    code: '70',
    zh: '刑满释放、假释、监外执行',
    en: 'Released from prison, on parole, or serving a sentence outside prison',
    sensitive: true,
  },
  { code: '90', zh: '其他', en: 'Other' },
] as const satisfies readonly UnemploymentReasonEntry[];

export type UnemploymentReason = (typeof entries)[number]['code'];

/**
 * Why a person is out of work: the current national set, field AJC093 (DOMAIN D1, source C1). The older LEMIS set uses the same
 * numbers with other meanings, and must never be read with this table.
 */
export const unemploymentReasons = codeTable<UnemploymentReasonEntry & { code: UnemploymentReason }>(
  '失业原因 AJC093',
  entries,
);
