import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { effectsOf } from '../../../lib/domain/case/case.ts';
import { type Attributes, itemOf } from '../../../lib/store/attributes.ts';
import type { StoredEvent } from '../../../lib/store/chain.ts';
import { digestSchema, markDigestPublished } from '../../../lib/store/digests.ts';
import { markEffectsDone } from '../../../lib/store/effect-marks.ts';
import { inParallel } from '../../../lib/store/in-parallel.ts';
import { keys } from '../../../lib/store/keys.ts';
import { parseRound } from '../../../lib/store/rounds.ts';
import { type LoadedCase, parseStoredEvent } from '../../../lib/store/stored.ts';
import type { Item } from '../../../lib/store/table.ts';
import type { Progress } from '../../common/connections/progress.ts';
import { errorForLog, log } from '../../common/http/log.ts';
import { carryOut, EffectError, type Message, publishMessages, startRound } from './carry-out.ts';

/**
 * Turns what was recorded into progress: it alone starts executions, wakes them and publishes. Everything that it does
 * may be done again. The records of a case are carried out in their order, those of several cases at the same time. A
 * batch that fails half-way is delivered again from its first failure, and what follows in the shard waits. Of which
 * events all effects have been carried out is marked, so that the reconciliation finds those of a record that was given
 * up on.
 */
export const advanceCases =
  (progress: Progress) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const byPartition = [...Map.groupBy(Records, ({ dynamodb }) => dynamodb?.NewImage?.PK?.S)];
    const parts = await inParallel(byPartition, ([, records]) => carryOutInOrder(records, progress));
    const published = await publishTogether(
      parts.map(({ done }) => done),
      progress,
    );
    await inParallel(published, ({ done }) => mark(done, progress));
    const failed = new Set([...parts, ...published].map((part) => part.failed));
    const first = Records.find((record) => failed.has(record));
    return {
      batchItemFailures: first ? [{ itemIdentifier: first.dynamodb?.SequenceNumber ?? '' }] : [],
    };
  };

/** An event whose effects have been carried out, but for its messages. */
interface CarriedOut {
  readonly caseId: string;
  readonly sequence: number;
  readonly messages: readonly Message[];
}
type CarriedOutRecord = CarriedOut & { readonly record: DynamoDBRecord };

/** What was done of the records of a case, in their order, and the first that failed: what follows it was left. */
interface Part {
  readonly done: readonly CarriedOutRecord[];
  readonly failed?: DynamoDBRecord;
}

/** Carries the records of a case out up to the first that fails, but for their messages. */
async function carryOutInOrder(records: readonly DynamoDBRecord[], progress: Progress): Promise<Part> {
  const load = loadOnce(progress);
  const done: CarriedOutRecord[] = [];
  for (const record of records) {
    try {
      const carriedOut = await advance(record, progress, load);
      if (carriedOut) done.push({ ...carriedOut, record });
    } catch (error) {
      logFailure(record, error);
      return { done, failed: record };
    }
  }
  return { done };
}

/**
 * Publishes the messages of all cases in as few requests as the bus takes them in. Where it does not take one, each case is
 * tried by itself.
 */
async function publishTogether(
  cases: readonly (readonly CarriedOutRecord[])[],
  progress: Progress,
): Promise<readonly Part[]> {
  try {
    await publishMessages(
      cases.flat().flatMap(({ messages }) => messages),
      progress,
    );
    return cases.map((done) => ({ done }));
  } catch {
    return inParallel(cases, (done) => publishInOrder(done, progress));
  }
}

/** Publishes the messages of a case: those that it was done for, up to the first event of which the bus did not take one. */
async function publishInOrder(done: readonly CarriedOutRecord[], progress: Progress): Promise<Part> {
  const published: CarriedOutRecord[] = [];
  for (const one of done) {
    try {
      await publishMessages(one.messages, progress);
      published.push(one);
    } catch (error) {
      logFailure(one.record, error);
      return { done: published, failed: one.record };
    }
  }
  return { done: published };
}

/** Marks the events of a case of which nothing is left to do. */
async function mark(done: readonly CarriedOutRecord[], { table }: Progress): Promise<void> {
  const [first] = done;
  if (!first) return;
  const sequences = done.map(({ sequence }) => sequence);
  await markEffectsDone(table, first.caseId, sequences);
}

/** Finds a case as it is after the records of a batch. */
type LoadCase = (caseId: string) => Promise<LoadedCase | undefined>;

/**
 * Reads each case once for a batch. Its records were written before the batch came, so that one state is late enough for all of
 * them; one that could not be read is read again.
 */
function loadOnce({ cases }: Progress): LoadCase {
  const known = new Map<string, LoadedCase>();
  return async (caseId) => {
    const loaded = known.get(caseId) ?? (await cases.load(caseId));
    if (loaded) known.set(caseId, loaded);
    return loaded;
  };
}

/** Which record failed, of which case, which item it is and at which effect, without its content. */
function logFailure({ dynamodb }: DynamoDBRecord, error: unknown): void {
  const caseId = dynamodb?.NewImage?.caseId?.S;
  const item = dynamodb?.NewImage?.SK?.S;
  log.error('RECORD_FAILED', {
    sequenceNumber: dynamodb?.SequenceNumber,
    ...(caseId !== undefined && { caseId }),
    ...(item !== undefined && { item }),
    ...(error instanceof EffectError && { effect: error.effect }),
    error: errorForLog(error instanceof EffectError ? error.cause : error),
  });
}

/**
 * Does what a record of the stream asks for: it is an event, a request to repeat one, a wait, a digest, or a round.
 * Answers with the event whose effects it has carried out, and what is left to publish of it.
 */
async function advance(
  { dynamodb }: DynamoDBRecord,
  progress: Progress,
  load: LoadCase,
): Promise<CarriedOut | undefined> {
  if (!dynamodb?.NewImage) return undefined;
  const item = itemOf(dynamodb.NewImage as Attributes);
  const sortKey = String(item.SK);
  const caseId = String(item.caseId);
  if (sortKey.startsWith(keys.digestPrefix)) await publishDigest(item.digest, progress);
  else if (sortKey.startsWith(keys.roundPrefix)) await startRound(parseRound(item), progress);
  else if (sortKey.startsWith(keys.waitPrefix))
    await wakeIfEnded(caseId, String(item.taskId), progress, load);
  else if (sortKey.startsWith(keys.redoPrefix)) return repeat(item, progress, load);
  else return carryOutEvent(caseId, parseStoredEvent(item), progress, load);
  return undefined;
}

/** An event is carried out again; the execution that it began is begun anew where that is asked for. */
async function repeat(item: Item, progress: Progress, load: LoadCase): Promise<CarriedOut | undefined> {
  const caseId = String(item.caseId);
  const stored = await progress.cases.event(caseId, Number(item.sequence));
  return carryOutEvent(caseId, stored, progress, load, item.restart === true);
}

async function carryOutEvent(
  caseId: string,
  stored: StoredEvent | undefined,
  progress: Progress,
  load: LoadCase,
  restart = false,
): Promise<CarriedOut | undefined> {
  // An event of an earlier release that nobody needs any more.
  if (!stored) return undefined;
  const loaded = await load(caseId);
  if (!loaded) throw new Error('an event without a case');
  const { sequence } = stored;
  const messages: Message[] = [];
  for (const effect of effectsOf(stored.event, sequence, loaded.state))
    if (effect.kind === 'publish') messages.push(effect);
    else await carryOut(caseId, effect, progress, { sequence, restart });
  return { caseId, sequence, messages };
}

/** A workflow has begun to wait: when what it waits for has happened before, it is woken now. */
async function wakeIfEnded(
  caseId: string,
  taskId: string,
  progress: Progress,
  load: LoadCase,
): Promise<void> {
  const loaded = await load(caseId);
  const outcome = loaded?.state.endedTasks[taskId]?.outcome;
  if (outcome !== undefined) await carryOut(caseId, { kind: 'wake-task', taskId, outcome }, progress);
}

/** Publishes the digest of a district: counts, and nobody whom they are about. */
async function publishDigest(item: unknown, progress: Progress): Promise<void> {
  const digest = digestSchema.parse(item);
  const eventId = `${keys.digests(digest.district)}/${digest.date}`;
  await publishMessages([{ detailType: 'Digest.Issued', detail: { eventId, ...digest } }], progress);
  await markDigestPublished(progress.table, digest);
}
