import { asXlsxOrCsv } from './unreadable-file.ts';
import { compoundFileMark } from './xls/compound-file.ts';
import { beginsAsWorkbook } from './xls/records.ts';

/** The kind of a file by its first bytes. Its name may say something else. */
type FileKind = 'xlsx' | 'xls' | 'text' | { readonly refusal: string };

const asSpreadsheet = 'open it in a spreadsheet program, and save it as .xlsx or as CSV';

/**
 * Tells spreadsheets from text. For a file that cannot be read, returns a sentence that says what to do.
 *
 * @example
 * fileKind(Buffer.from('PK\u0003\u0004...')) // 'xlsx'
 */
export function fileKind(bytes: Buffer): FileKind {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (start === compoundFileMark || beginsAsWorkbook(bytes)) return 'xls';
  if (start.startsWith('%PDF')) return { refusal: 'this is a PDF file: ask the source for .xlsx or CSV' };
  if (start.startsWith('\u001f\u008b') || start.startsWith('7z') || start.startsWith('Rar!'))
    return { refusal: 'this is a packed archive: unpack it, and load the file inside' };
  if (start.startsWith('PK')) return packageKind(bytes);
  const markup = markupIn(bytes);
  if (markup) return { refusal: `this is ${markup} that is named like a spreadsheet: ${asSpreadsheet}` };
  return 'text';
}

/** Tells the formats apart that are ZIP archives, by the names of their members. */
function packageKind(bytes: Uint8Array): FileKind {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (text: string) => archive.includes(text, 0, 'latin1');
  if (has('application/vnd.oasis.opendocument')) return { refusal: `this is an .ods file: ${asXlsxOrCsv}` };
  if (has('xl/workbook.bin')) return { refusal: `this is an .xlsb file: ${asXlsxOrCsv}` };
  if (has('xl/vbaProject.bin'))
    return { refusal: `this is an .xlsm file, which can contain macros: ${asXlsxOrCsv}` };
  if (has('xl/workbook.xml')) return 'xlsx';
  return { refusal: 'this is a packed archive without a spreadsheet: unpack it, and load the file inside' };
}

/** Recognises files that begin with a tag, or like a web page saved with its pictures; in UTF-8 or UTF-16. */
function markupIn(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 400)).toString('latin1').replace(/\0/g, '');
  const text = start.replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').trimStart();
  if (/^<\?xml/i.test(text)) return 'an XML file';
  return /^(<[a-z!]|mime-version:)/i.test(text) ? 'a web page' : undefined;
}
