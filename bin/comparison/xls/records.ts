import { asXlsxOrCsv, damagedFile, UnreadableFile } from '../unreadable-file.ts';
import { uint16 } from './bytes.ts';

/** A record of a workbook: its type, and its content followed by that of the records that continue it. */
export interface WorkbookRecord {
  readonly type: number;
  /** At least one. The boundaries matter for reading texts. */
  readonly parts: readonly [Buffer, ...Buffer[]];
}

const begin = 0x0809;
const end = 0x000a;
const continuation = 0x003c;

/**
 * Reads the records of one substream: the workbook's, or that of a sheet ([MS-XLS] 2.1.4 and 2.1.7). Leaves out charts inside
 * a sheet.
 * @throws UnreadableFile for a workbook of an older version, and if the stream ends before its last record
 */
export function* substreamAt(stream: Buffer, start: number): Generator<WorkbookRecord> {
  checkVersion(stream, start);
  let depth = 0;
  for (let at = start; ; ) {
    const { type, body, next } = recordAt(stream, at);
    const parts: [Buffer, ...Buffer[]] = [body];
    at = next;
    while (at < stream.length && uint16(stream, at) === continuation) {
      const more = recordAt(stream, at);
      parts.push(more.body);
      at = more.next;
    }
    if (type === begin) depth++;
    else if (type === end) depth--;
    else if (depth === 1) yield { type, parts };
    if (depth === 0) return;
  }
}

function recordAt(stream: Buffer, at: number) {
  const type = uint16(stream, at);
  const next = at + 4 + uint16(stream, at + 2);
  if (next > stream.length) throw damagedFile();
  return { type, body: stream.subarray(at + 4, next), next };
}

/** The first records of workbooks of Excel 2, 3 and 4. */
const oldBeginnings: readonly number[] = [0x0009, 0x0209, 0x0409];

/** Whether a file begins with the first record of a workbook of any version, without a compound file around it. */
export function beginsAsWorkbook(bytes: Buffer): boolean {
  if (bytes.length < 4) return false;
  return [...oldBeginnings, begin].includes(uint16(bytes, 0)) && uint16(bytes, 2) <= 16;
}

/** @see [MS-XLS] 2.4.21: the version is 0600 */
function checkVersion(stream: Buffer, start: number): void {
  const type = uint16(stream, start);
  if (oldBeginnings.includes(type))
    throw new UnreadableFile(`this is an .xls file of Excel 2, 3 or 4: ${asXlsxOrCsv}`);
  if (type !== begin) throw damagedFile();
  const version = uint16(stream, start + 4);
  if (version === 0x0500) throw new UnreadableFile(excel95);
  if (version !== 0x0600) throw damagedFile();
}

/** The message for a workbook whose texts use an encoding of their own. */
export const excel95 = `this is an .xls file of Excel 5 or 95: ${asXlsxOrCsv}`;
