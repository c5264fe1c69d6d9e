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
import { parseTolerantly } from './versions/tolerant.ts';

const countSchema = z.int().nonnegative();

/**
 * What a district has to know on the morning of a working day: how much is overdue, and how much is due next. There is one for
 * each district and day, and it never changes. It holds counts, and names nobody.
 */
export const digestSchema = z.strictObject({
  district: districtCodeSchema,
  region: regionSchema,
  date: localDateSchema,
  at: instantSchema,
  /** The last day that counts as due next: the next working day. */
  dueBy: localDateSchema,
  overdue: countSchema,
  dueNext: countSchema,
  /** Months of special fairs (WH-4.2), which are also counted above; absent when the district owes none now. */
  fairs: z.strictObject({ overdue: countSchema, dueNext: countSchema }).optional(),
  kinds: z.partialRecord(deadlineKindSchema, z.strictObject({ overdue: countSchema, dueNext: countSchema })),
});
/** The morning digest of a district. */
export type Digest = z.infer<typeof digestSchema>;

/** `marked`: its message is marked once published. Digests of earlier releases are not. */
const digestItem = (digest: Digest): Item => ({
  PK: keys.digests(digest.district),
  SK: keys.digest(digest.date),
  digest,
  marked: true,
});

/**
 * Keeps a digest unless the district has one for that day, and returns whether it was kept.
 * @throws Error when another write was in the way, so that the outcome is unknown
 */
export async function appendDigest(table: Table, digest: Digest): Promise<boolean> {
  const failed = await table.transact([
    table.putItem(digestItem(digest), { expression: 'attribute_not_exists(PK)' }),
  ]);
  if (failed.some(({ found }) => found === undefined)) throw new Error('a digest could not be written');
  return failed.length === 0;
}

/** Marks that the message of a digest has been published. The mark is an item of its own, as the stream function writes it. */
export const markDigestPublished = (table: Table, { district, date }: Digest): Promise<void> =>
  table.put({ PK: keys.digestEffects(district), SK: keys.digestPublished(date) });

/**
 * Returns the digests of some districts and days whose message is not marked as published. Digests from before there were marks
 * are left out. One call looks for a hundred, since most districts have none.
 */
export async function unpublishedDigests(
  table: Table,
  districts: readonly string[],
  days: readonly string[],
): Promise<Digest[]> {
  const items = await table.getMany(
    districts.flatMap((district) =>
      days.map((date) => ({ PK: keys.digests(district), SK: keys.digest(date) })),
    ),
  );
  const kept = items.flatMap((item) =>
    item?.marked === true ? [parseTolerantly(digestSchema, item.digest)] : [],
  );
  const marks = await table.getMany(
    kept.map(({ district, date }) => ({
      PK: keys.digestEffects(district),
      SK: keys.digestPublished(date),
    })),
  );
  return kept.filter((_digest, index) => marks[index] === undefined);
}

/** Asks that the message of a digest be published again; its content stays as it is. */
export const repeatDigest = (table: Table, digest: Digest, at: string): Promise<void> =>
  table.put({ ...digestItem(digest), askedAgainAt: at });

/** Returns the digests of a district in a month (`YYYY-MM`), newest first. */
export async function digestsOfMonth(table: Table, district: string, month: string): Promise<Digest[]> {
  const items = await table.list(keys.digests(district), keys.digest(month));
  return items.map((item) => parseTolerantly(digestSchema, item.digest)).reverse();
}
