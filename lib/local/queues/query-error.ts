/** Errors of SQS with a different code in the query protocol, from the model of the API (`awsQueryError`). */
const QUERY_CODES: Readonly<Record<string, string>> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
};
const PREFIXED = [
  'BatchEntryIdsNotDistinct',
  'BatchRequestTooLong',
  'EmptyBatchRequest',
  'InvalidBatchEntryId',
  'MessageNotInflight',
  'PurgeQueueInProgress',
  'QueueDeletedRecently',
  'TooManyEntriesInBatchRequest',
  'UnsupportedOperation',
];

/**
 * Returns the code of an SQS error in the query protocol.
 *
 * @example queryCode('QueueDoesNotExist') // 'AWS.SimpleQueueService.NonExistentQueue'
 */
export const queryCode = (code: string): string =>
  PREFIXED.includes(code) ? `AWS.SimpleQueueService.${code}` : (QUERY_CODES[code] ?? code);

/**
 * Returns the value of the header `x-amzn-query-error`, from which clients that formerly used the query protocol (boto3, for
 * instance) take the code of an SQS error.
 *
 * @example queryError('QueueDoesNotExist', 400) // 'AWS.SimpleQueueService.NonExistentQueue;Sender'
 */
export const queryError = (code: string, statusCode: number): string =>
  `${queryCode(code)};${statusCode < 500 ? 'Sender' : 'Receiver'}`;
