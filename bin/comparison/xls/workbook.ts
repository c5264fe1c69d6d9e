import type { Sheet } from '../sheets.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { uint8, uint16, uint32 } from './bytes.ts';
import { isDateFormat } from './date-formats.ts';
import { substreamAt, type WorkbookRecord } from './records.ts';
import { TextReader } from './text-reader.ts';

export interface Worksheet extends Sheet {
  /** Where the sheet's records begin in the stream of the workbook. */
  readonly start: number;
}

/** The data that all sheets share. */
export interface Workbook {
  /** In the order of the tabs, without charts and macros. */
  readonly sheets: readonly Worksheet[];
  /** The distinct texts of all cells. */
  readonly texts: readonly string[];
  /** Whether cells of this format show their number as a day or a time. */
  isDate(format: number): boolean;
  /** Whether days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
}

/** @see [MS-XLS] 2.3.2 */
const types = {
  encryption: 0x002f,
  dateMode: 0x0022,
  sheet: 0x0085,
  cellFormat: 0x00e0,
  texts: 0x00fc,
  numberFormat: 0x041e,
} as const;

/** Reads the records before the first sheet. @throws UnreadableFile, also for an encrypted workbook */
export function readWorkbook(stream: Buffer): Workbook {
  const sheets: Worksheet[] = [];
  const texts: string[] = [];
  const formatCodes = new Map<number, string>();
  const numberFormats: number[] = [];
  let from1904 = false;
  for (const { type, parts } of substreamAt(stream, 0)) {
    const [body] = parts;
    if (type === types.encryption) throw new UnreadableFile(encrypted);
    if (type === types.dateMode) from1904 = uint16(body, 0) === 1;
    // 0: a worksheet; others are macro sheets, charts and modules.
    if (type === types.sheet && uint8(body, 5) === 0) sheets.push(worksheet(parts));
    if (type === types.cellFormat) numberFormats.push(uint16(body, 2));
    if (type === types.numberFormat) formatCodes.set(uint16(body, 0), new TextReader(parts, 2).text());
    if (type === types.texts) addTexts(texts, parts);
  }
  // By cell format, each determined once.
  const dates = numberFormats.map((id) => isDateFormat(id, formatCodes.get(id)));
  return { sheets, texts, from1904, isDate: (format) => dates[format] ?? false };
}

/** The message for a workbook with a password, or with a protected structure. Excel encrypts both. */
export const encrypted = 'it is protected by a password: remove the protection, and save it again';

/** @see [MS-XLS] 2.4.28 */
function worksheet(parts: WorkbookRecord['parts']): Worksheet {
  const [body] = parts;
  return {
    start: uint32(body, 0),
    // 0 visible, 1 hidden, 2 hidden from menus too.
    hidden: (uint8(body, 4) & 0x03) !== 0,
    name: new TextReader(parts, 6).shortText(),
  };
}

/** @see [MS-XLS] 2.4.265: two counts, then the texts */
function addTexts(texts: string[], parts: WorkbookRecord['parts']): void {
  const count = uint32(parts[0], 4);
  const reader = new TextReader(parts, 8);
  // A wrong count loses nothing: a cell that refers to a missing text is reported as damage.
  while (texts.length < count && !reader.atEnd) texts.push(reader.text());
}
