import { dateText, numberText } from '../cell-texts.ts';
import { damagedFile } from '../unreadable-file.ts';
import { float64, uint8, uint16, uint32 } from './bytes.ts';
import { substreamAt, type WorkbookRecord } from './records.ts';
import { TextReader } from './text-reader.ts';
import type { Workbook, Worksheet } from './workbook.ts';

/** A row of a sheet, counted from 0, with the texts of its cells. */
export type Row = readonly [number, readonly string[]];

/** @see [MS-XLS] 2.3.2; cells that only have a format are left out */
const types = {
  formula: 0x0006,
  manyCompactNumbers: 0x00bd,
  formattedText: 0x00d6,
  sharedText: 0x00fd,
  number: 0x0203,
  text: 0x0204,
  booleanOrError: 0x0205,
  formulaText: 0x0207,
  compactNumber: 0x027e,
} as const;

/** The maximum number of columns in this format. */
const columns = 256;

/** Reads all cells of a sheet that are not empty. @throws UnreadableFile */
export function readCells(stream: Buffer, sheet: Worksheet, workbook: Workbook): Row[] {
  const rows = new Map<number, string[]>();
  const put = (row: number, column: number, text: string): void => {
    if (column >= columns) throw damagedFile();
    const cells = rows.get(row) ?? [];
    while (cells.length <= column) cells.push('');
    cells[column] = text.trim();
    rows.set(row, cells);
  };
  const number = (value: number, format: number): string =>
    workbook.isDate(format) ? dateText(dateOf(value, workbook.from1904)) : numberText(String(value));

  // The result of the last formula was a text. It follows in a record of its own.
  let formula: readonly [number, number] | undefined;
  for (const { type, parts } of substreamAt(stream, sheet.start)) {
    const [body] = parts;
    if (type === types.formulaText) {
      if (formula) put(...formula, new TextReader(parts).text());
      formula = undefined;
    } else if (type === types.manyCompactNumbers) {
      for (const { column, format, value } of compactNumbers(body))
        put(uint16(body, 0), column, number(value, format));
    } else {
      const text = cellText(type, parts, workbook, number);
      if (text === undefined) continue;
      put(uint16(body, 0), uint16(body, 2), text);
      if (type === types.formula) formula = [uint16(body, 0), uint16(body, 2)];
    }
  }
  return [...rows].toSorted(([a], [b]) => a - b);
}

/** Reads a record that contains one cell; undefined for other records. All begin with row, column and format. */
function cellText(
  type: number,
  parts: WorkbookRecord['parts'],
  { texts }: Workbook,
  number: (value: number, format: number) => string,
): string | undefined {
  const [body] = parts;
  switch (type) {
    case types.sharedText: {
      const text = texts[uint32(body, 6)];
      if (text === undefined) throw damagedFile();
      return text;
    }
    case types.text:
    case types.formattedText:
      return new TextReader(parts, 6).text();
    case types.number:
      return number(float64(body, 6), uint16(body, 4));
    case types.compactNumber:
      return number(compactNumber(uint32(body, 6)), uint16(body, 4));
    case types.booleanOrError:
      return uint8(body, 7) === 0 ? String(uint8(body, 6) !== 0) : errorText(uint8(body, 6));
    case types.formula:
      return formulaResult(body, number);
    default:
      return undefined;
  }
}

/** The stored result of a formula; empty for a text, which follows in another record ([MS-XLS] 2.5.133). */
function formulaResult(body: Buffer, number: (value: number, format: number) => string): string {
  if (uint16(body, 12) !== 0xffff) return number(float64(body, 6), uint16(body, 4));
  const kind = uint8(body, 6);
  if (kind === 1) return String(uint8(body, 8) !== 0);
  return kind === 2 ? errorText(uint8(body, 8)) : '';
}

/** A row of numbers: row and first column, then a format and a number each, then the last column ([MS-XLS] 2.4.175). */
function compactNumbers(body: Buffer) {
  const first = uint16(body, 2);
  const length = Math.floor((body.length - 6) / 6);
  return Array.from({ length: Math.max(length, 0) }, (_, index) => ({
    column: first + index,
    format: uint16(body, 4 + index * 6),
    value: compactNumber(uint32(body, 6 + index * 6)),
  }));
}

/**
 * Reads a number in four bytes. The lowest bit means that it was multiplied by 100, the next that it is an integer. If it is
 * not, the bytes are the upper half of an eight-byte number ([MS-XLS] 2.5.217).
 */
function compactNumber(bits: number): number {
  const upperHalf = Buffer.alloc(8);
  upperHalf.writeUInt32LE((bits & ~3) >>> 0, 4);
  const value = bits & 2 ? bits >> 2 : upperHalf.readDoubleLE(0);
  return bits & 1 ? value / 100 : value;
}

/** @see [MS-XLS] 2.5.10 */
const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

const errorText = (code: number): string => errors[code] ?? '#VALUE!';

const dayLength = 24 * 60 * 60 * 1000;
/** 1970-01-01 in days since 1900, as spreadsheets count them: including a 29 February 1900. */
const unixEpoch = 25_569;
/** 1904-01-01, counted the same way. */
const epoch1904 = 1_462;

/** Converts a number of days to a date. */
const dateOf = (days: number, from1904: boolean): Date =>
  new Date(Math.floor((days - unixEpoch + (from1904 ? epoch1904 : 0)) * dayLength));
