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
 * Turns recorded changes into effects: this alone starts executions, wakes them and publishes. Everything it does can be
 * repeated. The records of a case are handled in order, those of several cases at the same time. A batch that fails half-way is
 * delivered again from its first failure, and later records of the shard wait. Events whose effects have all been carried out
 * are marked, so that the reconciliation finds those of a record that was given up on.
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

/** An event whose effects have been carried out, except for its messages. */
interface CarriedOut {
  readonly caseId: string;
  readonly sequence: number;
  readonly messages: readonly Message[];
}
type CarriedOutRecord = CarriedOut & { readonly record: DynamoDBRecord };

/** What was done for the records of a case, in order, and the first failure: what follows it was left. */
interface Part {
  readonly done: readonly CarriedOutRecord[];
  readonly failed?: DynamoDBRecord;
}

/** Carries out the records of a case up to the first failure, except for their messages. */
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
 * Publishes the messages of all cases in as few requests as the bus allows. If it rejects one, each case is tried by itself.
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

/** Publishes the messages of a case, up to the first event with a message that the bus rejects. */
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

/** Marks the events of a case for which nothing is left to do. */
async function mark(done: readonly CarriedOutRecord[], { table }: Progress): Promise<void> {
  const [first] = done;
  if (!first) return;
  const sequences = done.map(({ sequence }) => sequence);
  await markEffectsDone(table, first.caseId, sequences);
}

/** Finds a case in its state after the records of a batch. */
type LoadCase = (caseId: string) => Promise<LoadedCase | undefined>;

/**
 * Reads each case once for a batch. Its records were written before the batch arrived, so one state is recent enough for all of
 * them. A read that fails is repeated.
 */
function loadOnce({ cases }: Progress): LoadCase {
  const known = new Map<string, LoadedCase>();
  return async (caseId) => {
    const loaded = known.get(caseId) ?? (await cases.load(caseId));
    if (loaded) known.set(caseId, loaded);
    return loaded;
  };
}

/** Says which record failed, of which case and item, and at which effect, without its content. */
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
 * Does what a record of the stream asks for: it is an event, a request to repeat one, a wait, a digest, or a round. Returns the
 * event whose effects it has carried out, and what is left to publish of it.
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

/** Carries out an event again; if requested, the execution that it started is started anew. */
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

/** A workflow has begun to wait: if what it waits for has already happened, it is woken now. */
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

/** Publishes the digest of a district: counts, without the persons they are about. */
async function publishDigest(item: unknown, progress: Progress): Promise<void> {
  const digest = digestSchema.parse(item);
  const eventId = `${keys.digests(digest.district)}/${digest.date}`;
  await publishMessages([{ detailType: 'Digest.Issued', detail: { eventId, ...digest } }], progress);
  await markDigestPublished(progress.table, digest);
}
