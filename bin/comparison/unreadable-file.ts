/** A file that cannot be read at all. Its message says what to do, and holds nothing of the file. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** The cells of a file by rows, as texts without spaces at their ends. */
export interface Grid {
  /** A row, by the number that an editor or a spreadsheet shows where it begins. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** What was taken for granted when it was read: an encoding, a sheet. */
  readonly notes: readonly string[];
  /** The sheet that was read, where there are sheets. */
  readonly sheet?: string;
}
