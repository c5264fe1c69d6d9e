/** The data to write does not fit into an item of the table. Nothing was written. */
export class ItemTooLargeError extends Error {
  override readonly name = 'ItemTooLargeError';
}
