import * as z from 'zod';
import { instantSchema } from '../domain/case/kernel/vocabulary.ts';
import { expiryAfter, keptDays } from './kept-for.ts';
import { keys } from './keys.ts';
import { type Page, type PageRequest, pageOf } from './paging.ts';
import type { Table, Write } from './table.ts';
import { parseTolerantly } from './versions/tolerant.ts';

/** A requested redrive: who, when, of what and why. It is never changed. */
export const redriveSchema = z.strictObject({
  redriveId: z.ulid(),
  name: z.string(),
  /** Which redrive of the execution, from 1. */
  redrive: z.int().positive(),
  caseId: z.string().optional(),
  district: z.string().optional(),
  by: z.string(),
  at: instantSchema,
  reason: z.string(),
  batchId: z.string().optional(),
});
export type Redrive = z.infer<typeof redriveSchema>;

/** Milliseconds for which a claimed redrive blocks others: a request lasts ten seconds. */
const claimedFor = 60_000;

/** The text of a claim: who has it, on their own or with which batch. */
const claimant = ({ by, batchId = '-' }: Pick<Redrive, 'by' | 'batchId'>): string => `${batchId} ${by}`;

/**
 * Claims a redrive, and keeps who asked for it. The same person may claim it again, and so may anybody once an earlier claim
 * has come to nothing.
 * @returns false if somebody else has just claimed it
 */
export async function claimRedrive(table: Table, redrive: Redrive): Promise<boolean> {
  const { name, at, redriveId } = redrive;
  const expiresAt = expiryAfter(Date.parse(at), keptDays.redrives);
  const failed = await table.transact([
    table.putItem(
      {
        PK: keys.redrives,
        SK: keys.redriveClaim(name, redrive.redrive),
        claimedBy: claimant(redrive),
        claimedAt: at,
        expiresAt,
      },
      {
        expression: 'attribute_not_exists(PK) OR claimedBy = :me OR claimedAt < :stale',
        values: {
          ':me': claimant(redrive),
          ':stale': new Date(Date.parse(at) - claimedFor).toISOString(),
        },
      },
    ),
    table.putItem({ PK: keys.redrives, SK: keys.redrive(redriveId), redrive, expiresAt }),
  ]);
  return failed.length === 0;
}

/** Whether the same person, or the same batch, last claimed a redrive. */
export async function hasClaimed(
  table: Table,
  name: string,
  redrive: number,
  by: Pick<Redrive, 'by' | 'batchId'>,
): Promise<boolean> {
  const item = await table.get(keys.redrives, keys.redriveClaim(name, redrive));
  return item?.claimedBy === claimant(by);
}

/** Returns a page of all requested redrives, newest first. */
export async function redrivesFrom(table: Table, { limit, after }: PageRequest): Promise<Page<Redrive>> {
  const found = await table.listNewest(
    keys.redrives,
    after === undefined ? keys.redrive('\uffff') : keys.redrive(after),
    limit + 1,
  );
  // Claims sort before the requests, and nothing lies between them.
  const redrives = found.flatMap(({ redrive }) => (redrive ? [parseTolerantly(redriveSchema, redrive)] : []));
  return pageOf(redrives, limit, ({ redriveId }) => redriveId);
}

export const batchHeadSchema = z.strictObject({
  batchId: z.string(),
  status: z.enum(['frozen', 'running', 'stopped', 'finished']),
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
  startedAt: instantSchema.optional(),
  size: z.int().nonnegative(),
});
export type BatchHead = z.infer<typeof batchHeadSchema>;

export const batchEntrySchema = z.strictObject({
  number: z.int().positive(),
  name: z.string(),
  /** How often it had been redriven when the list was frozen. */
  expectedRedrives: z.int().nonnegative(),
  result: z.enum(['waiting', 'done', 'refused', 'failed']),
  /** The code of a problem. */
  because: z.string().optional(),
  at: instantSchema.optional(),
});
export type BatchEntry = z.infer<typeof batchEntrySchema>;

/** The write of a batch; with `before`, only if that is still its stored state. */
export const batchWrite = (table: Table, head: BatchHead, before?: BatchHead['status']): Write =>
  table.putItem(
    {
      PK: keys.redriveBatch(head.batchId),
      SK: keys.batchHead,
      stands: head.status,
      head,
      expiresAt: expiryAfter(Date.parse(head.at), keptDays.redrives),
    },
    before === undefined
      ? { expression: 'attribute_not_exists(PK)' }
      : { expression: 'stands = :before', values: { ':before': before } },
  );

/** The write that adds a batch to the list of all batches. */
export const batchListing = (table: Table, { batchId, at }: BatchHead): Write =>
  table.putItem({
    PK: keys.redrives,
    SK: keys.listedBatch(batchId),
    batchId,
    expiresAt: expiryAfter(Date.parse(at), keptDays.redrives),
  });

/** Returns a page of the batches, newest first. */
export async function batchesFrom(table: Table, { limit, after }: PageRequest): Promise<Page<BatchHead>> {
  // No sort key of the partition lies before those of batches.
  const before = keys.listedBatch(after ?? '\uffff');
  const listed = await table.listNewest(keys.redrives, before, limit + 1);
  const heads = await Promise.all(listed.map(({ batchId }) => batchHead(table, String(batchId))));
  return pageOf(
    heads.flatMap((head) => head ?? []),
    limit,
    ({ batchId }) => batchId,
  );
}

/** The write of an item of a batch. */
export const batchEntryWrite = (table: Table, { batchId, at }: BatchHead, entry: BatchEntry): Write =>
  table.putItem({
    PK: keys.redriveBatch(batchId),
    SK: keys.batchItem(entry.number),
    entry,
    expiresAt: expiryAfter(Date.parse(at), keptDays.redrives),
  });

/** Returns a batch; undefined if there is none. */
export async function batchHead(table: Table, batchId: string): Promise<BatchHead | undefined> {
  const item = await table.get(keys.redriveBatch(batchId), keys.batchHead);
  return item && parseTolerantly(batchHeadSchema, item.head);
}

/** Returns all items of a batch, in order. */
export async function batchEntries(table: Table, batchId: string): Promise<BatchEntry[]> {
  const items = await table.list(keys.redriveBatch(batchId), keys.batchItemPrefix);
  return items.map(({ entry }) => parseTolerantly(batchEntrySchema, entry));
}
