/** DynamoDB has throttled a transaction again and again. Nothing was written, and a retry later is safe. */
export class ThrottledTransactionError extends Error {
  override readonly name = 'ThrottledTransactionError';
}
