import type * as z from 'zod';
import {
  type RememberedEffect,
  type RepeatedRequest,
  type RequestIdentity,
  rememberEffect,
  repeatedRequest,
  repeatedRequestIn,
} from '../../../lib/store/requests.ts';
import { conflict, retryOnConflict } from '../../../lib/store/retry-on-conflict.ts';
import type { FailedCondition, Table, Write } from '../../../lib/store/table.ts';
import { Problem } from './problems.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Returns the effect that a request already had; undefined if it has no Idempotency-Key, or is the first with its key. A header
 * of the answer then says that it is a repetition.
 * @throws Problem `idempotency-key-reused` if the key was sent with another request
 */
export async function effectBefore(
  table: Table,
  { identity, answerHeaders }: Pick<RequestContext, 'identity' | 'answerHeaders'>,
): Promise<RememberedEffect | undefined> {
  return effectOf(identity && (await repeatedRequest(table, identity)), answerHeaders);
}

function effectOf(
  repeated: RepeatedRequest | undefined,
  answerHeaders: RequestContext['answerHeaders'],
): RememberedEffect | undefined {
  if (!repeated) return undefined;
  if (repeated.kind === 'other-body') throw new Problem('idempotency-key-reused');
  if (answerHeaders) answerHeaders['idempotent-replay'] = 'true';
  return repeated.effect;
}

/**
 * Writes once under an Idempotency-Key, and remembers the answer in the same transaction. A repetition writes nothing and
 * returns the first answer. It reads nothing, so functions that may only write can use it.
 * @param _operation types the answer
 * @param write writes in one transaction with the writes that it is given, and returns the conditions that failed
 * @throws Problem `idempotency-key-reused` if the key was sent with another request
 */
export async function writeOnce<Answer extends z.ZodType>(
  table: Table,
  _operation: { readonly answers: { readonly schema: Answer } },
  { identity, answerHeaders }: Pick<RequestContext, 'identity' | 'answerHeaders'>,
  answer: z.output<Answer>,
  write: (alongside: readonly Write[]) => Promise<readonly FailedCondition[]>,
): Promise<z.output<Answer>> {
  const what = 'what is remembered of a request';
  return retryOnConflict(what, async () => {
    const failed = await write(rememberingWrites(table, identity, { answer }));
    if (failed.length === 0) return answer;
    const before = effectOf(identity && repeatedRequestIn(failed, identity), answerHeaders);
    return before ? answerAsGiven<Answer>(before) : conflict;
  });
}

/**
 * Records a request before it is answered, exactly once: even if it is repeated at the same moment, or other requests write the
 * same counts.
 * @param answer what is remembered of the answer
 * @returns whether the request is new
 * @throws Problem `idempotency-key-reused` if the key was sent with another request, which then must not be answered
 */
export const recordOnce = (
  table: Table,
  asked: Pick<RequestContext, 'identity' | 'answerHeaders'>,
  answer: unknown,
  writes: readonly Write[],
): Promise<boolean> =>
  retryOnConflict('what is recorded of a request', async () => {
    if (await effectBefore(table, asked)) return false;
    const failed = await table.transact([...writes, ...rememberingWrites(table, asked.identity, { answer })]);
    return failed.length === 0 ? true : conflict;
  });

/** The write that remembers a request with its effect; none without an Idempotency-Key. */
export const rememberingWrites = (
  table: Table,
  identity: RequestIdentity | undefined,
  effect: RememberedEffect,
): readonly Write[] => (identity ? [rememberEffect(table, identity, effect)] : []);

/**
 * Returns the answer that a request already had, for operations whose answer says nothing about a person and is stored as it
 * was; undefined if the request is new.
 * @param _operation types the answer
 * @throws Problem `idempotency-key-reused` if the key was sent with another request
 */
export async function answerBefore<Answer extends z.ZodType>(
  table: Table,
  _operation: { readonly answers: { readonly schema: Answer } },
  asked: Pick<RequestContext, 'identity' | 'answerHeaders'>,
): Promise<z.output<Answer> | undefined> {
  const effect = await effectBefore(table, asked);
  return effect && answerAsGiven<Answer>(effect);
}

/**
 * The stored answer. During a deployment it may come from the previous release or the next one. It has the members that were
 * known there, and is returned as it is.
 */
const answerAsGiven = <Answer extends z.ZodType>({ answer }: RememberedEffect): z.output<Answer> =>
  answer as z.output<Answer>;

/**
 * Stores an answer for a repetition of its request. For operations that write in several transactions and can be repeated
 * without harm: one that fails before this call is repeated.
 */
export async function keepAnswer(
  table: Table,
  { identity }: Pick<RequestContext, 'identity'>,
  answer: unknown,
): Promise<void> {
  if (identity) await table.transact([rememberEffect(table, identity, { answer })]);
}

/** @throws Problem `precondition-failed` if the request is about another version of the case (`If-Match`) */
export function requireVersion(
  { version }: { readonly version: number },
  { precondition }: Pick<RequestContext, 'precondition'>,
): void {
  if (precondition && precondition !== '*' && !precondition.includes(version))
    throw new Problem('precondition-failed', { version });
}
