import * as z from 'zod';
import { deadlineKindSchema } from '../domain/case/case.ts';
import {
  districtCodeSchema,
  instantSchema,
  localDateSchema,
  regionSchema,
} from '../domain/case/kernel/vocabulary.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

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

/**
 * Keeps a digest unless the district has one of that day; says whether it was kept.
 * @throws Error when another write was in the way, so that neither can be said
 */
export async function appendDigest(table: Table, digest: Digest): Promise<boolean> {
  const failed = await table.transact([
    table.putItem(
      { PK: keys.digests(digest.district), SK: keys.digest(digest.date), digest },
      { expression: 'attribute_not_exists(PK)' },
    ),
  ]);
  if (failed.some(({ found }) => found === undefined)) throw new Error('a digest could not be written');
  return failed.length === 0;
}

/** The digests of a district in a month (`YYYY-MM`), newest first. */
export async function digestsOfMonth(table: Table, district: string, month: string): Promise<Digest[]> {
  const items = await table.list(keys.digests(district), keys.digest(month));
  return items.map((item) => digestSchema.parse(item.digest)).reverse();
}
