import * as z from 'zod';
import { deadlineKindSchema } from '../domain/case/case.ts';
import {
  districtCodeSchema,
  instantSchema,
  localDateSchema,
  regionSchema,
} from '../domain/case/kernel/vocabulary.ts';
import { keys } from './keys.ts';
import type { Item, Table } from './table.ts';

const countSchema = z.int().nonnegative();

/**
 * What a district has to know on the morning of a working day: how much is overdue, how much is due next. There is
 * one per district and day, and it never changes. It counts, and names nobody.
 */
export const digestSchema = z.strictObject({
  district: districtCodeSchema,
  region: regionSchema,
  date: localDateSchema,
  at: instantSchema,
  /** The last day that is counted as due next: the next working day. */
  dueBy: localDateSchema,
  overdue: countSchema,
  dueNext: countSchema,
  /** Months of special fairs (WH-4.2), which are counted above too; absent where the district owes none now. */
  fairs: z.strictObject({ overdue: countSchema, dueNext: countSchema }).optional(),
  kinds: z.partialRecord(deadlineKindSchema, z.strictObject({ overdue: countSchema, dueNext: countSchema })),
});
/** The morning digest of a district. */
export type Digest = z.infer<typeof digestSchema>;

/** `marked` says that its message is marked when it has been published, which those of earlier releases are not. */
const digestItem = (digest: Digest): Item => ({
  PK: keys.digests(digest.district),
  SK: keys.digest(digest.date),
  digest,
  marked: true,
});

/**
 * Keeps a digest unless the district has one of that day; says whether it was kept.
 * @throws Error when another write was in the way, so that neither can be said
 */
export async function appendDigest(table: Table, digest: Digest): Promise<boolean> {
  const failed = await table.transact([
    table.putItem(digestItem(digest), { expression: 'attribute_not_exists(PK)' }),
  ]);
  if (failed.some(({ found }) => found === undefined)) throw new Error('a digest could not be written');
  return failed.length === 0;
}

/** Marks that the message of a digest has been published: apart from the digest, as the stream function writes it. */
export const markDigestPublished = (table: Table, { district, date }: Digest): Promise<void> =>
  table.put({ PK: keys.digestEffects(district), SK: keys.digestPublished(date) });

/**
 * The digests of a district of some days whose message nobody has marked as published. Those of before there were marks
 * are not among them.
 * @param from the first day, and `until` the last
 */
export async function unpublishedDigests(
  table: Table,
  district: string,
  from: string,
  until: string,
): Promise<Digest[]> {
  // A list goes from after a sort key on: the first day itself is included.
  const list = (partition: string, sortKey: (date: string) => string) =>
    table.listBetween(partition, sortKey(from).slice(0, -1), sortKey(until), maxDays);
  const items = await list(keys.digests(district), keys.digest);
  // Most districts have none: nothing is read of their marks.
  const marks = items.length === 0 ? [] : await list(keys.digestEffects(district), keys.digestPublished);
  const published = new Set(marks.map(({ SK }) => SK));
  return items
    .filter(({ marked }) => marked === true)
    .map((item) => digestSchema.parse(item.digest))
    .filter(({ date }) => date >= from && !published.has(keys.digestPublished(date)));
}

/** More days than anybody looks back. */
const maxDays = 40;

/** Asks that the message of a digest be published again: what it says stays as it is. */
export const repeatDigest = (table: Table, digest: Digest, at: string): Promise<void> =>
  table.put({ ...digestItem(digest), askedAgainAt: at });

/** The digests of a district in a month (`YYYY-MM`), newest first. */
export async function digestsOfMonth(table: Table, district: string, month: string): Promise<Digest[]> {
  const items = await table.list(keys.digests(district), keys.digest(month));
  return items.map((item) => digestSchema.parse(item.digest)).reverse();
}
