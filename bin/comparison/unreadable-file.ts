/** A file that cannot be read at all. Its message says what to do, and holds nothing of the file. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** What is said of a file that ends too early, or contradicts itself. */
export const damagedFile = (): UnreadableFile =>
  new UnreadableFile('the file is damaged or was not copied whole: copy it anew');

/** What to do with a spreadsheet of a kind that is not read. */
export const asXlsxOrCsv = 'save it as .xlsx or as CSV in the program that wrote it';

/** The cells of a file by rows, as texts without spaces at their ends. */
export interface Grid {
  /** A row, by the number that an editor or a spreadsheet shows where it begins. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** What was taken for granted when it was read: an encoding, a sheet. */
  readonly notes: readonly string[];
  /** The sheet that was read, where there are sheets. */
  readonly sheet?: string;
}
