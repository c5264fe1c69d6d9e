import type { AttributeValue as StoredValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { effectsOf } from '../../../lib/domain/case/case.ts';
import { digestSchema } from '../../../lib/store/digests.ts';
import { keys } from '../../../lib/store/keys.ts';
import { parseStoredEvent } from '../../../lib/store/stored.ts';
import type { Progress } from '../../common/connections/progress.ts';
import { errorForLog, log } from '../../common/http/log.ts';
import { carryOut, EffectError, publishMessage } from './carry-out.ts';

/**
 * Turns what was recorded into progress: it alone starts executions, wakes them and publishes. Everything that it does
 * may be done again. A batch that fails half-way is therefore delivered again from its first failure, and what follows
 * in the shard waits, so that the events of a case are carried out in their order.
 */
export const advanceCases =
  (progress: Progress) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of Records) {
      try {
        await advance(record, progress);
      } catch (error) {
        logFailure(record, error);
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };

/** Which record failed, of which case and at which effect, without its content. */
function logFailure({ dynamodb }: DynamoDBRecord, error: unknown): void {
  const caseId = dynamodb?.NewImage?.caseId?.S;
  log.error('RECORD_FAILED', {
    sequenceNumber: dynamodb?.SequenceNumber,
    ...(caseId !== undefined && { caseId }),
    ...(error instanceof EffectError && { effect: error.effect }),
    error: errorForLog(error instanceof EffectError ? error.cause : error),
  });
}

/** Does what a record of the stream asks for: it is an event, a request to repeat one, a wait, or a digest. */
async function advance({ dynamodb }: DynamoDBRecord, progress: Progress): Promise<void> {
  if (!dynamodb?.NewImage) return;
  const item = unmarshall(dynamodb.NewImage as Record<string, StoredValue>);
  const sortKey = String(item.SK);
  if (sortKey.startsWith(keys.digestPrefix)) return publishMessage(digestMessage(item.digest), progress);
  const caseId = String(item.caseId);
  if (sortKey.startsWith(keys.waitPrefix)) return wakeIfEnded(caseId, String(item.taskId), progress);
  const stored = sortKey.startsWith(keys.redoPrefix)
    ? await progress.cases.event(caseId, Number(item.sequence))
    : parseStoredEvent(item);
  if (!stored) return;
  const loaded = await progress.cases.load(caseId);
  if (!loaded) throw new Error('an event without a case');
  for (const effect of effectsOf(stored.event, stored.sequence, loaded.state))
    await carryOut(caseId, effect, progress);
}

/** A workflow has begun to wait: when what it waits for has happened before, it is woken now. */
async function wakeIfEnded(caseId: string, taskId: string, progress: Progress): Promise<void> {
  const loaded = await progress.cases.load(caseId);
  const outcome = loaded?.state.endedTasks[taskId]?.outcome;
  if (outcome !== undefined) await carryOut(caseId, { kind: 'wake-task', taskId, outcome }, progress);
}

/** The message of a district's digest: counts, and nobody whom they are about. */
function digestMessage(digest: unknown) {
  const detail = digestSchema.parse(digest);
  const eventId = `${keys.digests(detail.district)}/${detail.date}`;
  return { detailType: 'Digest.Issued', detail: { eventId, ...detail } };
}
