/** DynamoDB throttled every attempt at a transaction. Nothing was written, and a later retry is safe. */
export class ThrottledTransactionError extends Error {
  override readonly name = 'ThrottledTransactionError';
}
