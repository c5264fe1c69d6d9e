import { strToU8, zipSync } from 'fflate';
import { type Cell, formatsOf, isError, type SheetOf, type WorkbookOptions } from './cells.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

function sheetXml(rows: SheetOf['rows'], formats: readonly string[]): string {
  const lines = rows.map((row, index) => {
    const cells = row.map((cell, column) =>
      cellXml(cell, `r="${String.fromCharCode(65 + column)}${index + 1}"`, formats),
    );
    return `<row r="${index + 1}">${cells.join('')}</row>`;
  });
  return `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: Cell, place: string, formats: readonly string[]): string {
  if (typeof cell === 'string') return `<c ${place} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if ('boolean' in cell) return `<c ${place} t="b"><v>${Number(cell.boolean)}</v></c>`;
  if ('error' in cell) return `<c ${place} t="e"><v>${cell.error}</v></c>`;
  if ('pieces' in cell) {
    const runs = cell.pieces.map((text) => `<r><rPr><b/></rPr><t>${escaped(text)}</t></r>`);
    return `<c ${place} t="inlineStr"><is>${runs.join('')}</is></c>`;
  }
  if ('result' in cell) {
    const { result } = cell;
    const type = isError(result)
      ? 'e'
      : { string: 'str', number: 'n', boolean: 'b' }[typeof result as 'string'];
    return `<c ${place} t="${type}"><f>1</f><v>${typeof result === 'boolean' ? Number(result) : result}</v></c>`;
  }
  const style = cell.format === undefined ? '' : ` s="${formats.indexOf(cell.format) + 1}"`;
  return `<c ${place}${style}><v>${cell.number}</v></c>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function stylesXml(formats: readonly string[]): string {
  const codes = formats.map(
    (code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`,
  );
  const cells = formats.map((_, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"/>`);
  return `<styleSheet xmlns="${main}"><numFmts>${codes.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`;
}

/** Makes an XLSX file as a spreadsheet program writes it. */
export function xlsx(sheets: readonly SheetOf[], { from1904 = false }: WorkbookOptions = {}): Buffer {
  const formats = formatsOf(sheets);
  const tags = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="r${index + 1}"/>`,
  );
  const kinds = sheets.map(({ chart }) => (chart ? 'chartsheet' : 'worksheet'));
  const relations = kinds.map(
    (kind, index) =>
      `<Relationship Id="r${index + 1}" Type="${office}/${kind}" Target="${kind}s/sheet${index + 1}.xml"/>`,
  );
  return zipped({
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}">${from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${tags.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${relations.join('')}<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml(formats),
    ...Object.fromEntries(
      sheets.map(({ rows }, index) => [`xl/${kinds[index]}s/sheet${index + 1}.xml`, sheetXml(rows, formats)]),
    ),
  });
}

/** Makes a ZIP archive with these members; level 0 stores them uncompressed. */
export const zipped = (members: Readonly<Record<string, string>>, level: 0 | 6 = 6): Buffer => {
  const files = Object.entries(members).map(([name, text]) => [name, strToU8(text)] as const);
  return Buffer.from(zipSync(Object.fromEntries(files), { level }));
};
