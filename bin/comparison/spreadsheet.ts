import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { counted } from '../support/command/texts.ts';
import { type Grid, UnreadableFile } from './unreadable-file.ts';

/**
 * Reads one sheet of an XLSX file: the first that is not hidden, or the one that is named.
 * @throws UnreadableFile
 */
export async function readSpreadsheet(bytes: Buffer, name?: string): Promise<Grid> {
  const sheets = sheetsOf(bytes);
  const visible = sheets.filter(({ hidden }) => !hidden);
  const chosen = name === undefined ? visible[0] : sheets.find((each) => each.name === name);
  if (!chosen) throw new UnreadableFile(noSheet(name, visible));
  if (chosen.hidden) throw new UnreadableFile(`the sheet ${chosen.name} is hidden: show it, if it is meant`);
  const cells = await readSheet(bytes, chosen.number, { parseNumber: numberAsText, trim: true }).catch(() => {
    throw new UnreadableFile('this is no XLSX file that can be read: save it as .xlsx anew, or as CSV');
  });
  const others = visible.length - 1;
  return {
    sheet: chosen.name,
    rows: cells.map((row, index) => ({ line: index + 1, cells: row.map(cellText) })),
    notes: [
      `sheet ${chosen.name}`,
      ...(others > 0 ? [`${counted(others, 'further sheet')} not read (--sheet chooses)`] : []),
    ],
  };
}

function noSheet(name: string | undefined, visible: readonly Sheet[]): string {
  if (name === undefined) return 'it has no sheet that is not hidden';
  return `there is no sheet ${name}; there is ${visible.map((each) => each.name).join(', ')}`;
}

interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Counted from 1, in the order of the tabs. */
  readonly number: number;
}

/** The sheets of a workbook (ECMA-376, part 1, 18.2.19: `state` is visible, hidden or veryHidden). */
function sheetsOf(bytes: Uint8Array): Sheet[] {
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
    throw new UnreadableFile('the file is damaged or was not copied whole: copy it anew');
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

/**
 * A number of more than 15 digits is not what was typed: the spreadsheet keeps 15. It is written so that it is
 * known as such, also where its lost digits happen to make a valid number.
 */
const numberAsText = (text: string): string => {
  const value = Number(text);
  return Math.abs(value) >= 1e15 ? value.toExponential() : text;
};

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
};
