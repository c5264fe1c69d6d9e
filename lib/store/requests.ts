import * as z from 'zod';
import { keys } from './keys.ts';
import type { FailedCondition, Item, Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/** What identifies a repeated request: who sent it under which key, and a keyed hash of its body. */
export interface RequestIdentity {
  readonly id: string;
  readonly bodyMac: string;
  /** When the key expires, in seconds since 1970. */
  readonly expiresAt: number;
}

/** What is kept of a request's effect to answer it again; never anything about a person. */
export interface RememberedEffect {
  /** The case that it opened or changed. */
  readonly caseId?: string | undefined;
  /** The version that the case got by it. */
  readonly version?: number | undefined;
  /** Its answer, if that is not about a case. */
  readonly answer?: unknown;
}

/** What is known of a request whose key was used before. */
export type RepeatedRequest =
  | { readonly kind: 'replayed'; readonly effect: RememberedEffect }
  /** The key belongs to another request. */
  | { readonly kind: 'other-body' };

const effectSchema = z.object({
  caseId: z.string().optional(),
  version: z.int().positive().optional(),
  answer: z.unknown().optional(),
});

/** Reads consistently what came of an earlier request; undefined if this is the first with its key. */
export async function repeatedRequest(
  table: Table,
  request: RequestIdentity,
): Promise<RepeatedRequest | undefined> {
  const item = await table.get(keys.request(request.id), keys.requestSort);
  return item && repeatedAs(item, request);
}

/** Reads consistently whether a request with this id has had its effect. */
export const hadEffect = async (table: Table, requestId: string): Promise<boolean> =>
  (await table.get(keys.request(requestId), keys.requestSort)) !== undefined;

/** The same, from the item that made `rememberEffect` fail in a transaction: for functions that may not read. */
export function repeatedRequestIn(
  failed: readonly FailedCondition[],
  request: RequestIdentity,
): RepeatedRequest | undefined {
  const [item] = failed.flatMap(({ found }) => (found?.PK === keys.request(request.id) ? [found] : []));
  return item && repeatedAs(item, request);
}

function repeatedAs(item: Item, request: RequestIdentity): RepeatedRequest {
  if (item.bodyMac !== request.bodyMac) return { kind: 'other-body' };
  return { kind: 'replayed', effect: parseTolerantly(effectSchema, item) };
}

/** The write that remembers a request together with its effect; the condition fails if its key is known. */
export const rememberEffect = (
  table: Table,
  { id, bodyMac, expiresAt }: RequestIdentity,
  effect: RememberedEffect,
): Write =>
  table.putItem(
    { PK: keys.request(id), SK: keys.requestSort, bodyMac, ...effect, expiresAt },
    { expression: 'attribute_not_exists(PK)' },
  );

/** The answer to a repeated request to open a case. */
export type AnsweredRequest =
  | { readonly kind: 'replayed'; readonly caseId: string }
  /** The key belongs to another request. */
  | { readonly kind: 'other-body' };

/** How a request to open a case was answered; undefined if it is the first with its key. */
export async function answeredRequest(
  table: Table,
  request: RequestIdentity,
): Promise<AnsweredRequest | undefined> {
  const repeated = await repeatedRequest(table, request);
  if (repeated?.kind !== 'replayed') return repeated;
  const { caseId } = repeated.effect;
  if (caseId === undefined) throw new Error('a remembered request is damaged');
  return { kind: 'replayed', caseId };
}
