/** A cell of a spreadsheet, in any file format. */
export type Cell =
  | string
  /** The number as stored; what was typed may have been longer. `format` shows it as a day, for instance. */
  | { readonly number: string; readonly format?: string }
  | { readonly boolean: boolean }
  | { readonly error: CellError }
  /** The result of a formula when the file was saved. */
  | { readonly result: string | number | boolean | CellError }
  /** A text made of pieces in different formats. */
  | { readonly pieces: readonly string[] };

export type CellError = keyof typeof errorCodes;

/** The error values of cells, with their codes in .xls files. */
export const errorCodes = { '#DIV/0!': 7, '#VALUE!': 15, '#REF!': 23, '#NAME?': 29, '#N/A': 42 } as const;

export const isError = (value: unknown): value is CellError =>
  typeof value === 'string' && value in errorCodes;

export interface SheetOf {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** A tab that shows a chart and has no cells. */
  readonly chart?: true;
  readonly rows: readonly (readonly Cell[])[];
}

/** Properties that all sheets of a workbook share. */
export interface WorkbookOptions {
  /** Days are counted from 1904, as on early Macintosh computers. */
  readonly from1904?: boolean;
}

/** The distinct number formats of these sheets. */
export function formatsOf(sheets: readonly SheetOf[]): string[] {
  const cells = sheets.flatMap(({ rows }) => rows.flat());
  const formats = cells.flatMap((cell) =>
    typeof cell === 'object' && 'format' in cell && cell.format !== undefined ? [cell.format] : [],
  );
  return [...new Set(formats)];
}
