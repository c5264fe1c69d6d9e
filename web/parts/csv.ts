import { unchangedText } from '../../lib/domain/spreadsheet-text.ts';

/** Writes a cell: quoted if necessary, and never a formula, another number or a day in a spreadsheet. */
function cell(value: string | number | undefined): string {
  const safe = typeof value === 'string' ? unchangedText(value) : String(value ?? '');
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as CSV that spreadsheets open with the right characters.
 *
 * @example
 * csvOf(['事项', '期限'], [['审核申请', '2026-12-04']])
 */
export const csvOf = (
  head: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): string => `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

/** Downloads a text, or the bytes of a file. Nothing is sent anywhere. */
export function download(
  name: string,
  text: string | Uint8Array<ArrayBuffer>,
  type = 'text/csv;charset=utf-8',
): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
