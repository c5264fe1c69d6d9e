import type { InvocationOutcome } from '../lambda/function-worker.ts';
import type { StreamRecord } from './stream.ts';

/** What came of a batch: done up to an index (exclusive), the rest failed. */
export interface BatchResult {
  readonly succeeded: number;
}

/**
 * Reads a function's answer to a batch. With `ReportBatchItemFailures` everything before the lowest
 * sequence number reported is done; an answer that names no record of the batch fails the whole batch, as
 * in Lambda. Without it a batch succeeds or fails as a whole.
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
