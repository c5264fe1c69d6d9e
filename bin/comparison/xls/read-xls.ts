import { chooseSheet } from '../sheets.ts';
import { asXlsxOrCsv, type Grid, UnreadableFile } from '../unreadable-file.ts';
import { readCells } from './cells.ts';
import { compoundFileMark, streamsOf } from './compound-file.ts';
import { excel95 } from './records.ts';
import { encrypted, readWorkbook } from './workbook.ts';

/**
 * Reads one sheet of an .xls file of Excel 97 to 2003: the named one, or the first that is not hidden.
 * @throws UnreadableFile
 */
export function readXls(bytes: Buffer, name?: string): Grid {
  const stream = workbookStream(bytes);
  const workbook = readWorkbook(stream);
  const { chosen, notes } = chooseSheet(workbook.sheets, name);
  const rows = readCells(stream, chosen, workbook);
  return { sheet: chosen.name, notes, rows: rows.map(([row, cells]) => ({ line: row + 1, cells })) };
}

/** What a compound file without a workbook is, by a stream that it contains. */
const others: Readonly<Record<string, string>> = {
  encryptedpackage: encrypted,
  book: excel95,
  worddocument: 'this is a Word document: ask the source for .xlsx or CSV',
  'powerpoint document': 'this is a PowerPoint presentation: ask the source for .xlsx or CSV',
};

/** The stream that contains the workbook. Some writers omit the compound file around it. */
function workbookStream(bytes: Buffer): Buffer {
  if (!bytes.toString('latin1', 0, 8).startsWith(compoundFileMark)) return bytes;
  const streams = streamsOf(bytes);
  const workbook = streams.get('workbook');
  if (workbook) return workbook();
  const known = Object.keys(others).find((name) => streams.has(name));
  throw new UnreadableFile(
    known && others[known] ? others[known] : `this is not a spreadsheet: ${asXlsxOrCsv}`,
  );
}
