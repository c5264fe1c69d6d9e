import { type ComparisonColumn, columnOf, factOf } from '../../../lib/domain/comparison-columns.ts';
import { isAcceptedText } from '../../../lib/domain/text.ts';
import type { Body } from '../../api/operations.ts';
import { type GridRow, UnreadableFile } from '../../parts/sheets/read-grid.ts';
import type { Bilingual } from '../../texts/language.ts';

export type Line = Body<'POST /comparison-sources/{source}/records'>['records'][number];
/** A line to send, with its number in the file. */
export interface NumberedLine {
  readonly line: number;
  readonly values: Line;
}

/** A skipped line, with the reason and never its content. */
export interface RefusedLine {
  readonly line: number;
  readonly why: Bilingual;
}

const faults = {
  empty: { zh: '文件是空的。', en: 'The file is empty.' },
  columns: {
    zh: '第一行必须是列名，至少有“公民身份号码”和“比对事实”两列，可以有“说明”。',
    en: 'The first line must name the columns 公民身份号码 (identityNumber) and 比对事实 (fact), and can name 说明 (detail).',
  },
  unknown: { zh: '有列名无法识别。', en: 'A column has an unknown name.' },
  twice: { zh: '有两列含义相同，请保留一列。', en: 'Two columns have the same name. Keep one.' },
  noNumber: { zh: '没有身份号码', en: 'the identity number is missing' },
  lost: {
    zh: '身份号码被表格软件存成了数字，末尾几位已经丢失；请把该列设为文本后重新填写',
    en: 'the spreadsheet stored the identity number as a number and lost its last digits: format the column as text',
  },
  noFact: { zh: '比对事实缺失或者无法识别', en: 'the fact is missing or unknown' },
  detail: { zh: '说明超过 200 个字', en: 'the detail is longer than 200 characters' },
  unacceptable: {
    zh: '身份号码或者说明中有无法保存或者看不见的字符，请重新填写',
    en: 'the identity number or the detail has characters that cannot be stored or seen: type it again',
  },
  beyond: { zh: '内容超出了有列名的范围', en: 'the line has more cells than there are columns' },
} satisfies Record<string, Bilingual>;

/** The reasons of the service for skipping a line. */
const rejections: Readonly<Record<string, Bilingual>> = {
  'identity-number-length': { zh: '身份号码位数不对', en: 'the identity number is too short or too long' },
  'identity-number-characters': {
    zh: '身份号码含有不允许的字符',
    en: 'the identity number has invalid characters',
  },
  'identity-number-checksum': {
    zh: '身份号码校验位不符',
    en: 'the check digit of the identity number is wrong',
  },
};
const otherRejection: Bilingual = { zh: '身份号码无效', en: 'the identity number is not valid' };
export const rejectionOf = (code: string): Bilingual => rejections[code] ?? otherRejection;

/**
 * Splits the lines of a file into those that can be sent and those that cannot. @throws UnreadableFile if its columns are
 * unknown
 */
export function linesOf(grid: readonly GridRow[]): { lines: NumberedLine[]; refused: RefusedLine[] } {
  const [header, ...rows] = grid.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!header) throw new UnreadableFile(faults.empty);
  const columns = columnsOf(header.cells);
  const lines: NumberedLine[] = [];
  const refused: RefusedLine[] = [];
  for (const { line, cells } of rows) {
    const read = lineOf(cells, columns);
    if ('why' in read) refused.push({ line, why: read.why });
    else lines.push({ line, values: read.values });
  }
  return { lines, refused };
}

function columnsOf(header: readonly string[]): ComparisonColumn[] {
  const names = header.slice(0, header.findLastIndex((name) => name !== '') + 1);
  const columns = names.map((name) => {
    const column = columnOf(name);
    if (!column) throw new UnreadableFile(joined(faults.unknown, faults.columns));
    return column;
  });
  if (new Set(columns).size < columns.length) throw new UnreadableFile(faults.twice);
  if (!columns.includes('identityNumber') || !columns.includes('fact'))
    throw new UnreadableFile(faults.columns);
  return columns;
}

const joined = (a: Bilingual, b: Bilingual): Bilingual => ({ zh: `${a.zh}${b.zh}`, en: `${a.en} ${b.en}` });

function lineOf(
  cells: readonly string[],
  columns: readonly ComparisonColumn[],
): { readonly values: Line } | { readonly why: Bilingual } {
  if (cells.slice(columns.length).some((cell) => cell !== '')) return { why: faults.beyond };
  const cellOf = (column: ComparisonColumn) => cells[columns.indexOf(column)] ?? '';
  const identityNumber = cellOf('identityNumber');
  const fact = factOf(cellOf('fact'));
  const detail = columns.includes('detail') ? cellOf('detail') : '';
  if (identityNumber === '' || identityNumber.length > 40) return { why: faults.noNumber };
  if (!isAcceptedText(identityNumber) || !isAcceptedText(detail)) return { why: faults.unacceptable };
  if (/^\d(\.\d+)?e\+?\d+$/i.test(identityNumber)) return { why: faults.lost };
  if (fact === undefined) return { why: faults.noFact };
  if (detail.length > 200) return { why: faults.detail };
  return { values: { identityNumber, fact, ...(detail !== '' && { detail }) } };
}

/** Few enough for the time limit of a request, even on a busy machine. */
const linesAtATime = 100;

/** Divides lines into requests. */
export const partsOf = (lines: readonly NumberedLine[]): NumberedLine[][] =>
  Array.from({ length: Math.ceil(lines.length / linesAtATime) }, (_, index) =>
    lines.slice(index * linesAtATime, (index + 1) * linesAtATime),
  );
