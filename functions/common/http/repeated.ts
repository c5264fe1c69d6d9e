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
 * The effect that a request had when it came before; undefined where it has no Idempotency-Key, or is the first under it.
 * The answer then says that it is given again.
 * @throws Problem `idempotency-key-reused` where the key was sent with another request
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
 * has the first answer. It reads nothing, so that functions can use it that may only write.
 * @param _operation what the answer is typed by
 * @param write writes in one transaction with the writes that it is given, and answers with the conditions that failed
 * @throws Problem `idempotency-key-reused` where the key was sent with another request
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
 * Records what a request is, before it is answered and once, however often it comes: also where it comes again at the same
 * moment, and where others write the same counts.
 * @param answer what is remembered of it
 * @returns whether it came for the first time
 * @throws Problem `idempotency-key-reused` where the key was sent with another request: nothing may be answered then
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

/** The write that remembers a request with its effect: none where it has no Idempotency-Key. */
export const rememberingWrites = (
  table: Table,
  identity: RequestIdentity | undefined,
  effect: RememberedEffect,
): readonly Write[] => (identity ? [rememberEffect(table, identity, effect)] : []);

/**
 * The answer that a request had when it came before, for operations whose answer says nothing about a person and is kept as
 * it was; undefined where it comes for the first time.
 * @param _operation what the answer is typed by
 * @throws Problem `idempotency-key-reused` where the key was sent with another request
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
 * The answer as it was given, which may have been by the release before, or by the one after it while a deployment goes on:
 * it has the members that were known there, and is the answer nevertheless.
 */
const answerAsGiven = <Answer extends z.ZodType>({ answer }: RememberedEffect): z.output<Answer> =>
  answer as z.output<Answer>;

/**
 * Keeps an answer for a repetition of its request. For operations that write more than one transaction and can be
 * repeated without harm: one that dies before this is done again.
 */
export async function keepAnswer(
  table: Table,
  { identity }: Pick<RequestContext, 'identity'>,
  answer: unknown,
): Promise<void> {
  if (identity) await table.transact([rememberEffect(table, identity, { answer })]);
}

/**
 * @throws Problem `precondition-failed` where the request is about another version of the case (`If-Match`)
 */
export function requireVersion(
  { version }: { readonly version: number },
  { precondition }: Pick<RequestContext, 'precondition'>,
): void {
  if (precondition && precondition !== '*' && !precondition.includes(version))
    throw new Problem('precondition-failed', { version });
}
