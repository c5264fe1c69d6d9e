import { CsvError, parse } from 'csv-parse/sync';
import { columnOf } from '../../lib/domain/comparison-columns.ts';
import { decodeText } from './text-encoding.ts';
import { type Grid, UnreadableFile } from './unreadable-file.ts';

const separators = {
  ',': 'commas',
  '\t': 'tabs',
  ';': 'semicolons',
  '；': 'semicolons',
  '，': 'commas',
  '|': 'bars',
};

/** Reads a text whose first line names the columns, with any of the separators. @throws UnreadableFile */
export function readDelimitedText(bytes: Uint8Array): Grid {
  const { text, encoding } = decodeText(bytes);
  const stated = /^sep=(.)\r?\n/i.exec(text);
  const body = stated ? text.slice(stated[0].length) : text;
  const separator = stated?.[1] ?? separatorOf(body);
  const before = stated ? 1 : 0;
  const records = recordsOf(body, separator, before);
  // The parser reports the last line of a record. The record begins on the line after the previous one.
  const rows = records.map(({ record }, index) => ({
    line: (records[index - 1]?.info.lines ?? 0) + 1 + before,
    cells: record.map(unquoted),
  }));
  const between = separators[separator as keyof typeof separators];
  return { rows, notes: [`in ${encoding}${separator === ',' ? '' : `, columns divided by ${between}`}`] };
}

/** Finds the separator: the one that splits the first line into the most known column names. */
function separatorOf(text: string): string {
  const line = text.trimStart().split(/\r?\n/, 1).join();
  const count = (separator: string) =>
    line.split(separator).filter((name) => columnOf(unquoted(name))).length;
  return Object.keys(separators).reduce((best, each) => (count(each) > count(best) ? each : best), ',');
}

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function recordsOf(text: string, delimiter: string, before: number): CsvRecord[] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      trim: true,
      relax_column_count: true,
      // A quotation mark inside a cell is part of it: 某某"物业"公司.
      relax_quotes: true,
      info: true,
    }) as unknown as CsvRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(/at line (\d+)/.exec(error.message)?.[1] ?? error.lines ?? 1) + before;
    throw new UnreadableFile(
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? `the quotation mark that opens a cell in line ${line} is never closed`
        : `line ${line} is not valid CSV (${error.code}): save it as .xlsx or CSV`,
    );
  }
}

/** Returns a cell as it was typed. Spreadsheets mark digits as text by writing ="0123" or a leading apostrophe. */
const unquoted = (cell: string): string =>
  cell
    .trim()
    .replace(/^="(.*)"$/s, '$1')
    .replace(/^"(.*)"$/s, '$1')
    .replace(/^'(?=\d)/, '')
    .trim();
