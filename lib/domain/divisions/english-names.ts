import type { DivisionTable } from './division-table.ts';

/** English names of divisions by their GB/T 2260 code. */
export type EnglishNames = Readonly<Record<string, string>>;

/** The provinces in English: Hanyu Pinyin, or the customary English name. */
export const provincesInEnglish: EnglishNames = {
  '110000': 'Beijing',
  '120000': 'Tianjin',
  '130000': 'Hebei',
  '140000': 'Shanxi',
  '150000': 'Inner Mongolia',
  '210000': 'Liaoning',
  '220000': 'Jilin',
  '230000': 'Heilongjiang',
  '310000': 'Shanghai',
  '320000': 'Jiangsu',
  '330000': 'Zhejiang',
  '340000': 'Anhui',
  '350000': 'Fujian',
  '360000': 'Jiangxi',
  '370000': 'Shandong',
  '410000': 'Henan',
  '420000': 'Hubei',
  '430000': 'Hunan',
  '440000': 'Guangdong',
  '450000': 'Guangxi',
  '460000': 'Hainan',
  '500000': 'Chongqing',
  '510000': 'Sichuan',
  '520000': 'Guizhou',
  '530000': 'Yunnan',
  '540000': 'Tibet (Xizang)',
  '610000': 'Shaanxi',
  '620000': 'Gansu',
  '630000': 'Qinghai',
  '640000': 'Ningxia',
  '650000': 'Xinjiang',
  '710000': 'Taiwan',
  '810000': 'Hong Kong',
  '820000': 'Macao',
};

/**
 * The full name for English readers, the smallest part first: `Yuzhong District, Chongqing`. A part without an English name is
 * left in Chinese. Undefined if there is no such division.
 * @param names those of the divisions below the provinces
 */
export function fullNameInEnglish(
  table: DivisionTable,
  names: EnglishNames,
  code: string,
): string | undefined {
  const parts = table
    .lineage(code)
    .map((each) => names[each.code] ?? provincesInEnglish[each.code] ?? each.name);
  return parts.length === 0 ? undefined : parts.reverse().join(', ');
}
