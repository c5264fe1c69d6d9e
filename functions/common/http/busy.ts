import { ItemTooLargeError } from '../../../lib/store/item-too-large-error.ts';
import { OwnRoomUsedError } from '../../../lib/store/own-room.ts';
import { VersionConflictError } from '../../../lib/store/version-conflict-error.ts';
import { NewerVersionError } from '../../../lib/store/versions/versions.ts';
import { Problem } from './problems.ts';

/**
 * Errors by which AWS services say: not now. The SDK has already retried before it throws one. See "Error retries" and "Error
 * handling" in the developer guides of DynamoDB and KMS.
 */
const notNow: ReadonlySet<string> = new Set([
  'DependencyTimeoutException',
  'InternalServerError',
  'InternalServerErrorException',
  'KMSInternalException',
  'KeyUnavailableException',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'ReplicatedWriteConflictException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'ThrottledTransactionError',
  'ThrottlingException',
  'TimeoutError',
  'TooManyRequestsException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

/**
 * Returns the problem that reports an error of the store or of AWS; undefined for every other error. After any of them, a
 * request that is repeated with the same Idempotency-Key finds out whether it has had its effect.
 */
export function asProblem(error: unknown): Problem | undefined {
  if (error instanceof VersionConflictError) return new Problem('case-changed');
  if (error instanceof OwnRoomUsedError) return new Problem('own-room-used');
  if (error instanceof ItemTooLargeError) return new Problem('record-full');
  // Nothing was changed. A request that is repeated after the deployment reaches code that can read the record.
  if (error instanceof NewerVersionError) return new Problem('being-updated');
  return error instanceof Error && notNow.has(error.name) ? new Problem('busy') : undefined;
}
