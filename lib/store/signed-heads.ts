import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson } from '../domain/canonical-json.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/*
 * A signed head says of many cases which event was their last and what its hash was. Since that hash binds all events
 * before it, nothing of them can be changed, removed or put in between without its being seen, also when every hash of
 * the case is computed anew: the signature cannot be. A head binds the one before it in the same way.
 */

/** Stands for the head before the first one of a shard. */
export const noPreviousHead = '0'.repeat(64);

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
const daySchema = z.iso.date();

/** The state of a case: the number of its last event, and the hash of that event. */
export interface Standing {
  readonly caseId: string;
  readonly version: number;
  readonly hash: string;
}

/** Where the next head of the same day continues: in which list, and after which position. */
export const positionSchema = z.strictObject({
  list: z.enum(['registered', 'other', 'written']),
  after: z.string().optional(),
});
export type Position = z.infer<typeof positionSchema>;

const statementSchema = z.strictObject({
  shard: z.int().nonnegative(),
  /** The day up to whose end the events are covered. */
  day: daySchema,
  /** The last day that was covered before; absent if none was. */
  since: daySchema.optional(),
  /** The number of this head within its day, from 1: many cases take several. */
  page: z.int().positive(),
  /** Absent in the last head of a day. */
  next: positionSchema.optional(),
  /** Each as `caseId version hash`: one item holds some thousand. */
  standings: z.array(z.string()),
  /** The digest of the head before it. */
  previous: hashSchema,
});
/** The content of a head. */
export type Statement = z.infer<typeof statementSchema>;

const signedHeadSchema = statementSchema.extend({
  digest: hashSchema,
  signature: z.base64(),
  /** Names the key that signed it. */
  key: z.string(),
});
/** A head as stored. */
export type SignedHead = z.infer<typeof signedHeadSchema>;

/** Signs the digest of a head. */
export interface HeadSigner {
  sign(digest: string): Promise<{ readonly signature: string; readonly key: string }>;
}

/** SHA-256, in hexadecimal, over the whole content of a head. */
export const digestOf = (statement: Statement): string =>
  createHash('sha256')
    .update(canonicalJson(statementSchema.strip().parse(statement)))
    .digest('hex');

/** The text that is signed for a head. No other text of this service begins like it. */
export const signedText = (digest: string): Buffer =>
  Buffer.from(`reemployment-workflows signed head ${digest}`, 'utf8');

export const standingText = ({ caseId, version, hash }: Standing): string => `${caseId} ${version} ${hash}`;

/** @throws Error when the text does not describe the state of a case */
export function parseStanding(text: string): Standing {
  const [, caseId, version, hash] = /^(\S+) ([1-9]\d*) ([0-9a-f]{64})$/.exec(text) ?? [];
  if (!caseId || !hash) throw new Error('a standing in a signed head is damaged');
  return { caseId, version: Number(version), hash };
}

/** @throws ZodError when the item is not a signed head */
export const parseSignedHead = (item: Item): SignedHead => {
  const { PK: _partition, SK: _sort, ...head } = item;
  return parseTolerantly(signedHeadSchema, head);
};

/** Returns the head of a shard that was signed last. */
export async function lastSignedHead(table: Table, shard: number): Promise<SignedHead | undefined> {
  const item = await table.last(keys.signedHeads(shard), keys.signedHeadPrefix);
  return item && parseSignedHead(item);
}

/** Returns all heads of a shard as stored, oldest first. */
export const signedHeadItems = (table: Table, shard: number): Promise<Item[]> =>
  table.list(keys.signedHeads(shard), keys.signedHeadPrefix);

/**
 * Signs a head and keeps it, unless its place is taken: then nothing is written. A head is never replaced.
 * @returns whether it was kept
 */
export async function appendSignedHead(
  table: Table,
  signer: HeadSigner,
  statement: Statement,
): Promise<boolean> {
  const digest = digestOf(statement);
  const head = { ...statement, digest, ...(await signer.sign(digest)) };
  const item = { PK: keys.signedHeads(head.shard), SK: keys.signedHead(head.day, head.page), ...head };
  const failed = await table.transact([table.putItem(item, { expression: 'attribute_not_exists(PK)' })]);
  return failed.length === 0;
}
