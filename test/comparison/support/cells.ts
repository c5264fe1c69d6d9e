/** A cell of a spreadsheet, whatever the format of the file. */
export type Cell =
  | string
  /** As the file has it: what was typed may have been longer. The format shows a day, for instance. */
  | { readonly number: string; readonly format?: string }
  | { readonly boolean: boolean }
  | { readonly error: CellError }
  /** The value that a formula gave when the file was saved. */
  | { readonly result: string | number | boolean | CellError }
  /** A text in pieces of different formats. */
  | { readonly pieces: readonly string[] };

export type CellError = keyof typeof errorCodes;

/** The errors of a cell, with what .xls files have for them. */
export const errorCodes = { '#DIV/0!': 7, '#VALUE!': 15, '#REF!': 23, '#NAME?': 29, '#N/A': 42 } as const;

export const isError = (value: unknown): value is CellError =>
  typeof value === 'string' && value in errorCodes;

export interface SheetOf {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** A tab that shows a chart, and has no cells. */
  readonly chart?: true;
  readonly rows: readonly (readonly Cell[])[];
}

/** What is the same for all sheets of a workbook. */
export interface WorkbookOptions {
  /** Days are counted from 1904, as on early Macintosh computers. */
  readonly from1904?: boolean;
}

/** The number formats of these sheets, each once. */
export function formatsOf(sheets: readonly SheetOf[]): string[] {
  const cells = sheets.flatMap(({ rows }) => rows.flat());
  const formats = cells.flatMap((cell) =>
    typeof cell === 'object' && 'format' in cell && cell.format !== undefined ? [cell.format] : [],
  );
  return [...new Set(formats)];
}
