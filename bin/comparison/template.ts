import { writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { columnNames, factNames } from '../../lib/domain/comparison-columns.ts';
import { CommandFailure, UsageError } from '../support/command/errors.ts';
import { sentenceOf } from '../support/command/text-files.ts';

const header = Object.values(columnNames).map(([, chinese]) => chinese);
const facts = Object.values(factNames).map(([code, chinese]) => [chinese, code]);

/**
 * Writes an empty file to fill in. CSV is in UTF-8 with the byte order mark by which spreadsheets recognise it. The columns of
 * XLSX are text, so that identity numbers stay intact, and a second sheet lists the facts.
 * @throws UsageError for any other kind of file
 * @throws CommandFailure if the file already exists or cannot be written
 */
export function writeTemplate(file: string): void {
  const content = contentFor(file.toLowerCase());
  try {
    writeFileSync(file, content, { flag: 'wx' });
  } catch (error) {
    throw new CommandFailure(sentenceOf(error, file));
  }
}

function contentFor(name: string): string | Uint8Array {
  if (name.endsWith('.csv')) return `\ufeff${header.join()}\r\n`;
  if (name.endsWith('.xlsx')) return workbook();
  throw new UsageError('--template takes the name of a file that ends in .csv or .xlsx.');
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A workbook of two sheets (ECMA-376, part 1, 18.2 and 18.3); style 1 is text, number format 49 (18.8.30). */
function workbook(): Uint8Array {
  const members: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${contentType}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${contentType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="比对数据" sheetId="1" r:id="rId1"/><sheet name="填写说明" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="2"><fill/><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': sheet(
      [header],
      '<cols><col min="1" max="3" width="26" style="1" customWidth="1"/></cols>',
    ),
    'xl/worksheets/sheet2.xml': sheet([['事实', '代码'], ...facts]),
  };
  return zipSync(
    Object.fromEntries(Object.entries(members).map(([name, xml]) => [name, strToU8(declaration + xml)])),
  );
}

function sheet(rows: readonly (readonly string[])[], columns = ''): string {
  const lines = rows.map((row, above) => {
    const cells = row.map(
      (text, before) =>
        `<c r="${String.fromCharCode(65 + before)}${above + 1}" s="1" t="inlineStr"><is><t>${text}</t></is></c>`,
    );
    return `<row r="${above + 1}">${cells.join('')}</row>`;
  });
  return `<worksheet xmlns="${main}">${columns}<sheetData>${lines.join('')}</sheetData></worksheet>`;
}
