import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { dateText, numberText } from './cell-texts.ts';
import { chooseSheet, type Sheet } from './sheets.ts';
import { damagedFile, type Grid, UnreadableFile } from './unreadable-file.ts';

/**
 * Reads one sheet of an XLSX file: the first that is not hidden, or the one that is named.
 * @throws UnreadableFile
 */
export async function readXlsx(bytes: Buffer, name?: string): Promise<Grid> {
  const { chosen, notes } = chooseSheet(sheetsOf(bytes), name);
  const cells = await readSheet(bytes, chosen.number, { parseNumber: numberText, trim: true }).catch(() => {
    throw new UnreadableFile('this is no XLSX file that can be read: save it as .xlsx anew, or as CSV');
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

/** The sheets of a workbook (ECMA-376, part 1, 18.2.19: `state` is visible, hidden or veryHidden). */
function sheetsOf(bytes: Uint8Array): NumberedSheet[] {
  const member = 'xl/workbook.xml';
  const workbook = unzipped(bytes, member);
  const tags = [...new TextDecoder().decode(workbook).matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)];
  return tags.map(([, attributes = ''], index) => ({
    name: attribute(attributes, 'name') ?? String(index + 1),
    hidden: ['hidden', 'veryHidden'].includes(attribute(attributes, 'state') ?? ''),
    number: index + 1,
  }));
}

function unzipped(bytes: Uint8Array, member: string): Uint8Array | undefined {
  try {
    return unzipSync(bytes, { filter: ({ name }) => name === member })[member];
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
