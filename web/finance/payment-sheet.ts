import { readGrid } from '../parts/sheets/read-grid.ts';
import { type SheetCell, writeXlsx } from '../parts/sheets/write-xlsx.ts';

/** The place of the amount in the payment file, whose columns are fixed. */
const amountColumn = 4;

/**
 * The payment file as a sheet: the same lines and columns, with account numbers as text. Office software rounds a number of
 * more than 15 digits when it opens and saves a CSV file.
 * @param content the payment file as it was exported
 */
export async function paymentSheet(content: string): Promise<Uint8Array<ArrayBuffer>> {
  const rows = await readGrid(new TextEncoder().encode(content));
  return writeXlsx(
    '拨付文件',
    rows.map(({ cells }, line) =>
      cells.map((text, column): SheetCell => (line > 0 && column === amountColumn ? { number: text } : text)),
    ),
  );
}
