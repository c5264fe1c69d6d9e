import type { AttributeValue as StoredValue } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type Effect, effectsOf } from '../../../lib/domain/case/case.ts';
import { digestSchema } from '../../../lib/store/digests.ts';
import { keys } from '../../../lib/store/keys.ts';
import { parseStoredEvent } from '../../../lib/store/stored.ts';
import { progressEnvironment } from '../../common/cases/environment.ts';
import { connectCases } from '../../common/cases/records.ts';
import { log } from '../../common/http/log.ts';
import { taskMiddleware } from '../../common/http/task.ts';

const records = connectCases();
const environment = progressEnvironment();
const workflows = new SFNClient();
const bus = new EventBridgeClient();

/**
 * Turns facts into progress: it alone starts executions, wakes them and publishes. Everything that it does may
 * be done again, so a batch that fails half-way is delivered again from its first failure.
 */
export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>({ timeoutEarlyInMillis: 0 })
  .use(taskMiddleware('advance-cases'))
  .handler(async ({ Records }) => {
    for (const record of Records) {
      try {
        await advance(record);
      } catch (error) {
        log.error('RECORD_FAILED', {
          sequenceNumber: record.dynamodb?.SequenceNumber,
          error: error instanceof Error ? error.name : 'unknown',
        });
        // What follows in this shard waits, so that the events of a case are carried out in their order.
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  });

async function advance({ dynamodb }: DynamoDBRecord): Promise<void> {
  if (!dynamodb?.NewImage) return;
  const item = unmarshall(dynamodb.NewImage as Record<string, StoredValue>);
  const SK = String(item.SK);
  if (SK.startsWith(keys.digestPrefix)) return publish(digestMessage(item.digest));
  const caseId = String(item.caseId);
  if (SK.startsWith(keys.waitPrefix)) return wakeIfEnded(caseId, String(item.taskId));
  const stored = SK.startsWith(keys.redoPrefix)
    ? await records.cases.event(caseId, Number(item.sequence))
    : parseStoredEvent(item);
  const loaded = await records.cases.load(caseId);
  if (!loaded || !stored) throw new Error('an event without a case');
  const { event, sequence } = stored;
  for (const effect of effectsOf(event, sequence, loaded.state)) await carryOut(caseId, effect);
}

/** A district's digest, as it is told: counts, and nobody whom they are about. */
function digestMessage(digest: unknown): Parameters<typeof publish>[0] {
  const detail = digestSchema.parse(digest);
  const eventId = `${keys.digests(detail.district)}/${detail.date}`;
  return { kind: 'publish', detailType: 'Digest.Issued', detail: { eventId, ...detail } };
}

/** A workflow has begun to wait: when what it waits for has happened before, it is woken now. */
async function wakeIfEnded(caseId: string, taskId: string): Promise<void> {
  const loaded = await records.cases.load(caseId);
  const outcome = loaded?.state.endedTasks[taskId]?.outcome;
  if (outcome !== undefined) await wake(caseId, taskId, outcome);
}

async function carryOut(caseId: string, effect: Effect): Promise<void> {
  switch (effect.kind) {
    case 'start-execution':
      return start(effect);
    case 'wake-task':
      return wake(caseId, effect.taskId, effect.outcome);
    case 'publish':
      return publish(effect);
  }
}

async function start(effect: Extract<Effect, { kind: 'start-execution' }>): Promise<void> {
  const stateMachineArn = environment.workflows[effect.workflow];
  if (!stateMachineArn) throw new Error(`there is no workflow ${effect.workflow}`);
  try {
    await workflows.send(
      new StartExecutionCommand({
        stateMachineArn,
        name: effect.name,
        input: JSON.stringify(effect.input),
      }),
    );
  } catch (error) {
    // It was started before and has ended since.
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
}

async function wake(caseId: string, taskId: string, outcome: string): Promise<void> {
  const taskToken = await records.cases.waitToken(caseId, taskId);
  // Nobody waits yet, or ever: who begins to wait looks for the outcome first.
  if (taskToken === undefined) return;
  try {
    await workflows.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ outcome }) }));
  } catch (error) {
    const woken =
      error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken;
    if (!woken) throw error;
    log.info('TASK_WAS_AWAKE', { taskId, reason: error.name });
  }
}

async function publish({ detailType, detail }: Extract<Effect, { kind: 'publish' }>): Promise<void> {
  const { FailedEntryCount } = await bus.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: environment.EVENT_BUS_NAME,
          Source: 'reemployment-workflows',
          DetailType: detailType,
          Detail: JSON.stringify(detail),
        },
      ],
    }),
  );
  if (FailedEntryCount) throw new Error('the bus did not take an event');
}
