import { unchangedText } from '../../../lib/domain/spreadsheet-text.ts';

/**
 * Formats rows of an answer as CSV (RFC 4180) for a spreadsheet: with the byte order mark by which it recognises UTF-8, a
 * column for each value at any depth, and nothing that it would execute as a formula or change.
 *
 * @example
 * toCsv([{ task: { id: 'a' }, days: -1 }]) // '\ufefftask.id,days\r\na,-1'
 */
export function toCsv(rows: readonly unknown[]): string {
  const flat = rows.map((row) => new Map(leavesOf(row)));
  const columns = [...new Set(flat.flatMap((row) => [...row.keys()]))];
  const lines = flat.map((row) => columns.map((column) => cell(row.get(column))));
  return `\ufeff${[columns.map(cell), ...lines].map((line) => line.join()).join('\r\n')}`;
}

function leavesOf(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, path === '' ? name : `${path}.${name}`),
  );
}

function cell(value: unknown): string {
  const text = typeof value === 'string' ? unchangedText(value) : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
