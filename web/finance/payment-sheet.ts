import { readGrid } from '../parts/sheets/read-grid.ts';
import { type SheetCell, writeXlsx } from '../parts/sheets/write-xlsx.ts';

/** The index of the amount in the payment file, whose columns are fixed. */
const amountColumn = 4;

/**
 * The payment file as a sheet: the same lines and columns, with account numbers as text, which keeps every digit. In a CSV file
 * Excel takes them for numbers, of which it stores 15 significant digits, and turns the digits after into zeros (Microsoft,
 * article 269370). Neither quotes nor anything else that a bank would still read as the number prevents this.
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
