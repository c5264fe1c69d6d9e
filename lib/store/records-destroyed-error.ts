/** The key of a case was destroyed: what it sealed can never be read again. */
export class RecordsDestroyedError extends Error {
  override readonly name = 'RecordsDestroyedError';
}
