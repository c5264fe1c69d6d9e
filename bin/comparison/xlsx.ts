import { strToU8, unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { dateText, numberText } from './cell-texts.ts';
import { chooseSheet, type Sheet } from './sheets.ts';
import { damagedFile, type Grid, UnreadableFile } from './unreadable-file.ts';

/**
 * Reads one sheet of an XLSX file: the named one, or the first that is not hidden.
 * @throws UnreadableFile
 */
export async function readXlsx(bytes: Buffer, name?: string): Promise<Grid> {
  const { chosen, notes } = chooseSheet(sheetsOf(bytes), name);
  const options = { parseNumber: numberText, trim: true };
  const cells = await readSheet(errorsAsTexts(bytes), chosen.number, options).catch(() => {
    throw new UnreadableFile('this XLSX file cannot be read: save it again as .xlsx, or as CSV');
  });
  return {
    sheet: chosen.name,
    rows: cells.map((row, index) => ({ line: index + 1, cells: row.map(cellText) })),
    notes,
  };
}

interface NumberedSheet extends Sheet {
  /** Counted from 1, in the order of the tabs. */
  readonly number: number;
}

const workbookMember = 'xl/workbook.xml';
const relationsMember = 'xl/_rels/workbook.xml.rels';
const sheetMember = /^xl\/worksheets\/[^/]*\.xml$/;

/** The worksheets of a workbook (ECMA-376, part 1, 18.2.19: `state` is visible, hidden or veryHidden). */
function sheetsOf(bytes: Uint8Array): NumberedSheet[] {
  const members = unzipped(bytes, (name) => name === workbookMember || name === relationsMember);
  // Charts may have tabs of their own.
  const charts = tagsOf(members[relationsMember], 'Relationship')
    .filter((tag) => attribute(tag, 'Type')?.endsWith('/chartsheet'))
    .map((tag) => attribute(tag, 'Id'));
  return tagsOf(members[workbookMember], 'sheet').flatMap((tag, index) => {
    if (charts.includes(attribute(tag, '\\w+:id'))) return [];
    const hidden = ['hidden', 'veryHidden'].includes(attribute(tag, 'state') ?? '');
    return [{ name: attribute(tag, 'name') ?? String(index + 1), hidden, number: index + 1 }];
  });
}

/** The attributes of every tag with this name. */
const tagsOf = (xml: Uint8Array | undefined, name: string): string[] =>
  [...new TextDecoder().decode(xml).matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^>]*)>`, 'g'))].map(
    ([, attributes = '']) => attributes,
  );

const cellWithError = /(<(?:\w+:)?c\s(?:[^>]*\s)?t=)(?:"e"|'e')/g;

/**
 * Turns error values of cells into texts. The library reads them as empty cells, so a line without anything else would be
 * skipped silently.
 */
function errorsAsTexts(bytes: Buffer): Buffer {
  const sheets = Object.entries(unzipped(bytes, (name) => sheetMember.test(name)));
  const changed = sheets.flatMap(([name, content]) => {
    const xml = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    if (!xml.includes('t="e"') && !xml.includes("t='e'")) return [];
    return [[name, strToU8(xml.toString().replace(cellWithError, '$1"str"'))] as const];
  });
  if (changed.length === 0) return bytes;
  const members = { ...unzipped(bytes, () => true), ...Object.fromEntries(changed) };
  return Buffer.from(zipSync(members, { level: 0 }));
}

function unzipped(bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter: ({ name }) => wanted(name) });
  } catch {
    throw damagedFile();
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return (found?.[1] ?? found?.[2])
    ?.replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, code) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    )
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity] ?? '');
}

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? dateText(cell) : String(cell);
};
