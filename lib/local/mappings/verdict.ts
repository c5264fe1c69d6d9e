import type { InvocationOutcome } from '../lambda/hosted-function.ts';
import type { StreamRecord } from './stream.ts';

/** The result of a batch: the number of leading records that have succeeded. The others have failed. */
export interface BatchResult {
  readonly succeeded: number;
}

/**
 * Reads a function's answer to a batch. With `ReportBatchItemFailures`, everything before the lowest reported sequence number
 * has succeeded; an answer that names a record outside the batch fails the whole batch, as on AWS. Without it, a batch succeeds
 * or fails as a whole.
 */
export function batchResult(
  outcome: InvocationOutcome,
  records: readonly StreamRecord[],
  reportBatchItemFailures: boolean,
): BatchResult {
  if (outcome.functionError) return { succeeded: 0 };
  if (!reportBatchItemFailures) return { succeeded: records.length };
  const answer = JSON.parse(outcome.payload) as { batchItemFailures?: unknown } | null;
  const failures = answer?.batchItemFailures;
  if (failures === undefined || failures === null) return { succeeded: records.length };
  if (!Array.isArray(failures)) return { succeeded: 0 };
  let succeeded = records.length;
  for (const failure of failures as ({ itemIdentifier?: unknown } | null)[]) {
    const position = records.findIndex((record) => record.sequenceNumber === failure?.itemIdentifier);
    if (position < 0) return { succeeded: 0 };
    succeeded = Math.min(succeeded, position);
  }
  return { succeeded };
}
