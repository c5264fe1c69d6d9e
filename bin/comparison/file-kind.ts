/** What a file is by its first bytes; its name may say something else. */
type FileKind = 'xlsx' | 'text' | { readonly refusal: string };

const asXlsxOrCsv = 'save it as .xlsx or as CSV in the program that wrote it';

/**
 * Tells a spreadsheet from a text, and from what cannot be read: each of those with a sentence that says what to do.
 *
 * @example
 * fileKind(Buffer.from('PK\u0003\u0004...')) // 'xlsx'
 */
export function fileKind(bytes: Uint8Array): FileKind {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0'))
    return { refusal: `this is an .xls file of Excel 97 to 2003, or one with a password: ${asXlsxOrCsv}` };
  if (start.startsWith('%PDF')) return { refusal: 'this is a PDF file: ask the source for .xlsx or CSV' };
  if (start.startsWith('\u001f\u008b') || start.startsWith('7z') || start.startsWith('Rar!'))
    return { refusal: 'this is a packed archive: unpack it, and load the file inside' };
  if (start.startsWith('PK')) return packageKind(bytes);
  if (/^\s*<(html|!doctype|table|\?xml)/i.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1')))
    return { refusal: `this is a web page or XML that is named like a spreadsheet: ${asXlsxOrCsv}` };
  return 'text';
}

/** Which of the formats that are ZIP archives: each names its own members. */
function packageKind(bytes: Uint8Array): FileKind {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (text: string) => archive.includes(text, 0, 'latin1');
  if (has('application/vnd.oasis.opendocument')) return { refusal: `this is an .ods file: ${asXlsxOrCsv}` };
  if (has('xl/workbook.bin')) return { refusal: `this is an .xlsb file: ${asXlsxOrCsv}` };
  if (has('xl/vbaProject.bin'))
    return { refusal: `this is an .xlsm file, which can hold programs: ${asXlsxOrCsv}` };
  if (has('xl/workbook.xml')) return 'xlsx';
  return { refusal: 'this is a packed archive without a spreadsheet: unpack it, and load the file inside' };
}
