import { type Cell, errorCodes, formatsOf, isError, type SheetOf, type WorkbookOptions } from './cells.ts';
import { compoundFile } from './compound-file.ts';

export interface XlsOptions extends WorkbookOptions {
  /** The maximum bytes of a record of shared texts: 8,224. A smaller limit splits more texts. */
  readonly limit?: number;
  /** Writes texts into the cells themselves, as some programs do. */
  readonly textsInCells?: boolean;
  /** Gives each shared text this many bytes of phonetic information. */
  readonly phonetic?: number;
  /** A false position at which all sheets are said to begin. */
  readonly startsAt?: number;
  /** Further records of the workbook, each with a type and a content. */
  readonly records?: readonly (readonly [number, Buffer])[];
}

const types = { globals: 0x0005, worksheet: 0x0010, chart: 0x0020 } as const;
const hiddenStates = { hidden: 1, veryHidden: 2 } as const;

/** Makes an XLS file of Excel 97 to 2003. */
export const xls = (sheets: readonly SheetOf[], options: XlsOptions = {}): Buffer =>
  compoundFile({ Workbook: workbookStream(sheets, options) });

/** Makes the stream of such a file that contains the workbook ([MS-XLS] 2.1.7). */
export function workbookStream(sheets: readonly SheetOf[], options: XlsOptions = {}): Buffer {
  const formats = formatsOf(sheets);
  const texts: (readonly string[])[] = [];
  const bodies = sheets.map(({ rows }) => sheetSubstream(rows, formats, texts, options));
  const globals = (starts: readonly number[]) =>
    Buffer.concat([
      beginning(types.globals),
      ...(options.records ?? []).map(([type, body]) => record(type, body)),
      record(0x0022, u16(options.from1904 ? 1 : 0)),
      ...formats.map((code, index) => record(0x041e, u16(164 + index), longText(code))),
      ...[0, ...formats.map((_, index) => 164 + index)].map((id) =>
        record(0x00e0, u16(0, id), Buffer.alloc(16)),
      ),
      ...sheets.map(({ name, state, chart }, index) =>
        record(
          0x0085,
          u32(options.startsAt ?? starts[index] ?? 0),
          Buffer.from([state ? hiddenStates[state] : 0, chart ? 2 : 0, name.length]),
          letters(name),
        ),
      ),
      sharedTexts(texts, options),
      record(0x000a),
    ]);
  let start = globals([]).length;
  const starts = bodies.map((body) => {
    const here = start;
    start += body.length;
    return here;
  });
  return Buffer.concat([globals(starts), ...bodies]);
}

function sheetSubstream(
  rows: SheetOf['rows'],
  formats: readonly string[],
  texts: (readonly string[])[],
  options: XlsOptions,
): Buffer {
  const cells = rows.flatMap((row, line) =>
    row.flatMap((cell, column) => cellRecords(cell, line, column, formats, texts, options)),
  );
  // A chart inside the sheet. Its cells do not belong to the sheet.
  const chart = [beginning(types.chart), record(0x0203, u16(0, 0, 0), f64(1)), record(0x000a)];
  return Buffer.concat([beginning(types.worksheet), ...cells, ...chart, record(0x000a)]);
}

function cellRecords(
  cell: Cell,
  line: number,
  column: number,
  formats: readonly string[],
  texts: (readonly string[])[],
  { textsInCells = false }: XlsOptions,
): Buffer[] {
  const place = u16(line, column, 0);
  if (cell === '') return [record(0x0201, place)];
  if (typeof cell === 'string' || 'pieces' in cell) {
    const pieces = typeof cell === 'string' ? [cell] : cell.pieces;
    if (!textsInCells) return [record(0x00fd, place, u32(texts.push(pieces) - 1))];
    const text = longText(pieces.join(''));
    // A text in several formats has a record type of its own, which lists the formats at the end.
    return [
      typeof cell === 'string' ? record(0x0204, place, text) : record(0x00d6, place, text, u16(1, 1, 5)),
    ];
  }
  if ('boolean' in cell) return [record(0x0205, place, Buffer.from([Number(cell.boolean), 0]))];
  if ('error' in cell) return [record(0x0205, place, Buffer.from([errorCodes[cell.error], 1]))];
  if ('result' in cell) return formulaRecords(cell.result, place);
  const placeOfNumber = u16(line, column, cell.format === undefined ? 0 : formats.indexOf(cell.format) + 1);
  const value = Number(cell.number);
  return [
    Number.isInteger(value) && Math.abs(value) < 2 ** 29
      ? record(0x027e, placeOfNumber, u32(((value << 2) | 2) >>> 0))
      : record(0x0203, placeOfNumber, f64(value)),
  ];
}

function formulaRecords(result: string | number | boolean, place: Buffer): Buffer[] {
  const formula = (value: Buffer) => record(0x0006, place, value, Buffer.alloc(8));
  const special = (kind: number, value: number) =>
    formula(Buffer.from([kind, 0, value, 0, 0, 0, 0xff, 0xff]));
  if (typeof result === 'number') return [formula(f64(result))];
  if (typeof result === 'boolean') return [special(1, Number(result))];
  if (isError(result)) return [special(2, errorCodes[result])];
  // A shared formula comes between its cell and the text of its result.
  return result === ''
    ? [special(3, 0)]
    : [special(0, 0), record(0x04bc, Buffer.alloc(10)), record(0x0207, longText(result))];
}

/** The shared texts ([MS-XLS] 2.4.265), split into records at the limit. */
function sharedTexts(
  texts: readonly (readonly string[])[],
  { limit = 8224, phonetic = 0 }: XlsOptions,
): Buffer {
  const parts: Buffer[] = [Buffer.concat([u32(texts.length), u32(texts.length)])];
  const room = () => limit - (parts.at(-1)?.length ?? 0);
  const add = (bytes: Buffer) => parts.push(Buffer.concat([parts.pop() ?? Buffer.alloc(0), bytes]));
  const addWhole = (bytes: Buffer) => (bytes.length <= room() ? add(bytes) : parts.push(bytes));
  for (const pieces of texts) {
    const text = pieces.join('');
    const formats = pieces.length - 1;
    const flags = (formats > 0 ? 0x08 : 0) | (phonetic > 0 ? 0x04 : 0);
    let wide = isWide(text.slice(0, limit));
    const head = [u16(text.length), Buffer.from([flags | Number(wide)])];
    if (formats > 0) head.push(u16(formats));
    if (phonetic > 0) head.push(u32(phonetic));
    addWhole(Buffer.concat(head));
    for (let left = text; left !== ''; ) {
      const here = left.slice(0, Math.floor(room() / (wide ? 2 : 1)));
      add(Buffer.from(here, wide ? 'utf16le' : 'latin1'));
      left = left.slice(here.length);
      if (left === '') break;
      // Each record says again how wide its characters are.
      wide = isWide(left.slice(0, limit));
      parts.push(Buffer.from([Number(wide)]));
    }
    for (let index = 0; index < formats; index++) addWhole(u16(1, 5));
    for (let left = phonetic; left > 0; left--) addWhole(Buffer.from([0x55]));
  }
  return Buffer.concat(parts.map((part, index) => record(index === 0 ? 0x00fc : 0x003c, part)));
}

const isWide = (text: string): boolean => /[^\0-\u00ff]/.test(text);
const letters = (text: string): Buffer =>
  Buffer.concat([
    Buffer.from([Number(isWide(text))]),
    Buffer.from(text, isWide(text) ? 'utf16le' : 'latin1'),
  ]);
const longText = (text: string): Buffer => Buffer.concat([u16(text.length), letters(text)]);

const beginning = (type: number): Buffer => record(0x0809, u16(0x0600, type, 0, 0, 0, 0, 0, 0));

/** A record of the workbook ([MS-XLS] 2.1.4). */
export function record(type: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([u16(type, body.length), body]);
}

/** Numbers of two bytes each. */
export function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function f64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}
