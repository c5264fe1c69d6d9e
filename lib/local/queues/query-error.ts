/** Errors of SQS that have another code in the query protocol, by the model of the API (`awsQueryError`). */
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
 * The value of the header `x-amzn-query-error`, by which clients that formerly used the query protocol (boto3, for
 * instance) name an error of SQS.
 *
 * @example queryError('QueueDoesNotExist', 400) // 'AWS.SimpleQueueService.NonExistentQueue;Sender'
 */
export function queryError(code: string, statusCode: number): string {
  const known = PREFIXED.includes(code) ? `AWS.SimpleQueueService.${code}` : QUERY_CODES[code];
  return `${known ?? code};${statusCode < 500 ? 'Sender' : 'Receiver'}`;
}
