/** A file that cannot be read at all. The message says what to do and contains nothing of the file. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** The error for a file that ends too early or contradicts itself. */
export const damagedFile = (): UnreadableFile =>
  new UnreadableFile('the file is damaged or was not copied completely: copy it again');

/** Advice for a spreadsheet of an unsupported kind. */
export const asXlsxOrCsv = 'save it as .xlsx or as CSV in the program that wrote it';

/** The cells of a file by row, as trimmed texts. */
export interface Grid {
  /** Rows. `line` is where the row begins, as an editor or a spreadsheet counts. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Assumptions made while reading: an encoding, a sheet. */
  readonly notes: readonly string[];
  /** The sheet that was read, if the format has sheets. */
  readonly sheet?: string;
}
