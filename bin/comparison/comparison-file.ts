import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type * as z from 'zod';
import { comparisonLineSchema } from '../../functions/api/signals/load-comparison-records/operation.ts';
import { titleOf } from '../../functions/common/http/problems.ts';
import type { LocalDate } from '../../lib/domain/calendar/local-date.ts';
import {
  type ComparisonColumn,
  columnNames,
  columnOf,
  factNames,
  factOf,
} from '../../lib/domain/comparison-columns.ts';
import { parseDocumentNumber } from '../../lib/domain/identity-number.ts';
import { isAcceptedText } from '../../lib/domain/text.ts';
import { readBytes } from '../support/command/text-files.ts';
import { readDelimitedText } from './delimited-text.ts';
import { fileKind } from './file-kind.ts';
import { type Grid, UnreadableFile } from './unreadable-file.ts';
import { readXls } from './xls/read-xls.ts';
import { readXlsx } from './xlsx.ts';

export type ComparisonLine = z.infer<typeof comparisonLineSchema>;

/** A line that can be sent. `line` is where it begins, as an editor or a spreadsheet counts. */
export interface NumberedLine {
  readonly line: number;
  readonly values: ComparisonLine;
}

/** A line that is left out. `reason` names the place and the remedy, never the content. */
export interface RejectedLine {
  readonly line: number;
  readonly reason: string;
}

/** The content of a file: lines that can be sent, and lines that cannot. */
export interface ComparisonFile {
  readonly name: string;
  /** SHA-256. The record of comparisons stores this instead of the name. */
  readonly hash: string;
  readonly lines: readonly NumberedLine[];
  readonly rejected: readonly RejectedLine[];
  /** How the file was read: its encoding or its sheet, what was not read, and which lines repeat others. */
  readonly notes: readonly string[];
}

/**
 * Reads a CSV, XLSX or XLS file whose first line names the columns.
 * @param options `today`: the latest Beijing day that a birth date may have; `sheet`: the sheet of a spreadsheet to read
 * @throws UnreadableFile for a file that cannot be read as a whole
 * @throws CommandFailure if there is no such file
 */
export async function readComparisonFile(
  file: string,
  options: { readonly today: LocalDate; readonly sheet?: string | undefined },
): Promise<ComparisonFile> {
  const bytes = readBytes(file);
  const grid = await readGrid(bytes, options.sheet);
  const [header, ...rest] = grid.rows.filter(({ cells }) => cells.some((text) => text !== ''));
  if (!header)
    throw new UnreadableFile(grid.sheet === undefined ? 'it is empty' : `the sheet ${grid.sheet} is empty`);
  const columns = columnsOf(header.cells);
  const checked = rest.map(({ line, cells }) => checkRow(line, cells, columns, options.today));
  return {
    name: basename(file),
    hash: createHash('sha256').update(bytes).digest('hex'),
    notes: grid.notes,
    lines: checked.flatMap(({ values, line }) => (values ? [{ line, values }] : [])),
    rejected: checked.flatMap(({ reason, line }) => (reason === undefined ? [] : [{ line, reason }])),
  };
}

function readGrid(bytes: Buffer, sheet: string | undefined): Promise<Grid> | Grid {
  const kind = fileKind(bytes);
  if (typeof kind === 'object') throw new UnreadableFile(kind.refusal);
  if (kind === 'xlsx') return readXlsx(bytes, sheet);
  if (kind === 'xls') return readXls(bytes, sheet);
  if (sheet !== undefined) throw new UnreadableFile('it has no sheets: leave --sheet out');
  return readDelimitedText(bytes);
}

const required: readonly ComparisonColumn[] = ['identityNumber', 'fact'];

/** Maps positions to columns. Ignores columns without a name at the end. */
function columnsOf(header: readonly string[]): ComparisonColumn[] {
  const names = header.slice(0, header.findLastIndex((name) => name !== '') + 1);
  const columns = names.map((name, index) => {
    const column = columnOf(name);
    if (!column) throw new UnreadableFile(`column ${letterOf(index)} has an unknown name: ${theNames}`);
    return column;
  });
  for (const [index, column] of columns.entries())
    if (columns.indexOf(column) < index)
      throw new UnreadableFile(
        `columns ${letterOf(columns.indexOf(column))} and ${letterOf(index)} are both ${nameOf(column)}: keep one`,
      );
  const missing = required.filter((column) => !columns.includes(column)).map(nameOf);
  if (missing.length > 0) throw new UnreadableFile(`there is no column ${missing.join(', ')}: ${theNames}`);
  return columns;
}

const nameOf = (column: ComparisonColumn): string => columnNames[column].slice(0, 2).join(' or ');
const theNames = `the first line names the columns ${Object.keys(columnNames)
  .map((column) => nameOf(column as ComparisonColumn))
  .join(', ')}`;

function checkRow(
  line: number,
  cells: readonly string[],
  columns: readonly ComparisonColumn[],
  today: LocalDate,
): { readonly line: number; readonly values?: ComparisonLine; readonly reason?: string } {
  const beyond = cells.findIndex((text, index) => index >= columns.length && text !== '');
  if (beyond >= 0) return { line, reason: `cell ${letterOf(beyond)}${line} is beyond the named columns` };
  const given = columns.flatMap((column, index) => {
    const text = cells[index] ?? '';
    return text === '' ? [] : [[column, column === 'fact' ? (factOf(text) ?? text) : text] as const];
  });
  const parsed = comparisonLineSchema.safeParse(Object.fromEntries(given));
  const unacceptable = given.find(([, text]) => text !== undefined && !isAcceptedText(text))?.[0];
  const fault = unacceptable
    ? { column: unacceptable, text: 'has characters that cannot be stored or seen: type it again' }
    : parsed.success
      ? identityFault(parsed.data.identityNumber, today)
      : faultOf(parsed.error.issues[0]?.path[0] as ComparisonColumn);
  if (fault) {
    const place = `cell ${letterOf(columns.indexOf(fault.column))}${line} (${nameOf(fault.column)})`;
    return { line, reason: `${place}: ${fault.text}` };
  }
  return { line, ...(parsed.success && { values: parsed.data }) };
}

interface Fault {
  readonly column: ComparisonColumn;
  readonly text: string;
}

function identityFault(text: string, today: LocalDate): Fault | undefined {
  const parsed = parseDocumentNumber(text, today);
  if (parsed.ok) return undefined;
  return { column: 'identityNumber', text: titleOf(`identity-number-${parsed.failure.fault}`).en };
}

function faultOf(column: ComparisonColumn): Fault {
  if (column === 'fact') {
    const facts = Object.values(factNames).map((names) => names.join(' or '));
    return { column, text: `is missing or not a fact that is compared: ${facts.join(', ')}` };
  }
  if (column === 'detail') return { column, text: 'is longer than 200 characters' };
  return { column, text: 'is missing or too long' };
}

/** The letter of a column, as a spreadsheet shows it: A to Z, then AA. */
const letterOf = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`;
