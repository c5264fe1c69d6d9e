import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../service.ts';
import { attributesSize } from './message-attributes.ts';

/** Bytes of all messages in one batch, including their attributes. */
const BATCH_LIMIT = 1_048_576;

/**
 * Runs `work` for every entry of a batch. Entries fail one by one, without affecting the others; `work` must fail before it
 * changes anything.
 * @throws AwsError when the batch itself is malformed
 */
export function runBatch(input: JsonObject, work: (entry: JsonObject) => JsonObject): JsonObject {
  const entries = (Array.isArray(input.Entries) ? input.Entries : []) as JsonObject[];
  if (entries.length === 0) throw new AwsError('EmptyBatchRequest', 'There should be at least one entry.');
  if (entries.length > 10) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  const ids = entries.map((entry) => entry?.Id);
  if (!ids.every((id) => typeof id === 'string' && /^[\w-]{1,80}$/.test(id))) {
    throw new AwsError('InvalidBatchEntryId', 'An Id is 1 to 80 letters, digits, hyphens and underscores.');
  }
  if (new Set(ids).size < ids.length) {
    throw new AwsError('BatchEntryIdsNotDistinct', 'Two entries of the batch have the same Id.');
  }
  const size = entries.reduce(
    (sum, { MessageBody, MessageAttributes }) =>
      sum + Buffer.byteLength(String(MessageBody ?? '')) + attributesSize(MessageAttributes),
    0,
  );
  if (size > BATCH_LIMIT) {
    throw new AwsError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${BATCH_LIMIT} bytes. You have sent ${size} bytes.`,
    );
  }
  const Successful: JsonObject[] = [];
  const Failed: JsonObject[] = [];
  for (const entry of entries) {
    const Id = entry.Id as string;
    try {
      Successful.push({ Id, ...work(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id, SenderFault: error.statusCode < 500, Code: error.code, Message: error.message });
    }
  }
  return { Successful, ...(Failed.length > 0 && { Failed }) };
}
