import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import type * as z from 'zod';
import { comparisonLineSchema } from '../../functions/api/signals/load-comparison-records/operation.ts';

type ComparisonLine = z.infer<typeof comparisonLineSchema>;

/** What a file holds: lines that can be sent, and those that cannot, both by the number that an editor shows. */
export interface ComparisonFile {
  readonly lines: readonly { readonly line: number; readonly values: ComparisonLine }[];
  readonly rejected: readonly { readonly line: number; readonly code: string }[];
}

/** A file that cannot be read at all. Its message holds nothing of the file. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

type Row = readonly { readonly column: string; readonly text: string }[];

/**
 * Reads a CSV file, in UTF-8 or GB 18030, or the first sheet of an XLSX file. The first line names the columns.
 * @throws UnreadableFile
 */
export async function readComparisonFile(file: string): Promise<ComparisonFile> {
  const rows = file.toLowerCase().endsWith('.xlsx') ? await sheetRows(file) : csvRows(file);
  const parsed = rows.map(({ line, row }) => ({ line, parsed: parseRow(row) }));
  return {
    lines: parsed.flatMap(({ line, parsed: { data } }) => (data ? [{ line, values: data }] : [])),
    rejected: parsed.flatMap(({ line, parsed: { success } }) =>
      success ? [] : [{ line, code: 'invalid-field' }],
    ),
  };
}

const parseRow = (row: Row) =>
  comparisonLineSchema.safeParse(
    Object.fromEntries(row.filter(({ text }) => text !== '').map(({ column, text }) => [column, text])),
  );

const columns = Object.keys(comparisonLineSchema.shape);

function checkHeader(header: readonly string[]): void {
  const missing = ['identityNumber', 'fact'].filter((name) => !header.includes(name));
  const unknown = header.filter((name) => !columns.includes(name)).length;
  if (missing.length > 0 || unknown > 0)
    throw new UnreadableFile(`the first line has to name the columns ${columns.join(', ')}, and no others`);
}

function makeRow(header: readonly string[], cells: readonly string[]): Row {
  return cells.flatMap((text, index) =>
    header[index] === undefined && text === '' ? [] : [{ column: header[index] ?? 'beyond', text }],
  );
}

function csvRows(file: string): { line: number; row: Row }[] {
  const text = decode(readFileSync(file));
  const records = csvRecords(text);
  const [first, ...rest] = records;
  if (!first) throw new UnreadableFile('the file is empty');
  checkHeader(first.record);
  return rest.map(({ record, info }) => ({ line: info.lines, row: makeRow(first.record, record) }));
}

function csvRecords(text: string): { record: string[]; info: { lines: number } }[] {
  try {
    const options = { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, info: true };
    return parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(`line ${String(error.lines)} is no CSV (${error.code})`);
  }
}

/** Spreadsheets in China save CSV in GB 18030 unless told otherwise. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function sheetRows(file: string): Promise<{ line: number; row: Row }[]> {
  const sheet = await readSheet(file, { parseNumber: numberAsText, trim: true }).catch(() => {
    throw new UnreadableFile('this is no XLSX file that can be read');
  });
  const rows = sheet.map((cells) => cells.map(cellText));
  const [header, ...rest] = rows;
  if (!header) throw new UnreadableFile('the first sheet is empty');
  const last = header.findLastIndex((name) => name !== '');
  const names = header.slice(0, last + 1);
  checkHeader(names);
  return rest
    .map((cells, index) => ({ line: index + 2, cells }))
    .filter(({ cells }) => cells.some((text) => text !== ''))
    .map(({ line, cells }) => ({ line, row: makeRow(names, cells) }));
}

/**
 * A number of more than 15 digits is not what was typed: the spreadsheet keeps 15. It is written so that it is
 * known as such, also where its lost digits happen to make a valid number.
 */
const numberAsText = (text: string): string => {
  const value = Number(text);
  return Math.abs(value) >= 1e15 ? value.toExponential() : text;
};

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
};
